package dev.lodestep.runtime;

/** What became of a signal; races are answers, never exceptions. */
public enum SignalResult {
    /** A wait took it. It is final: it never loses to a timeout any more. */
    ACCEPTED,
    /** No wait is open for it; it is kept and the next one takes it. */
    BUFFERED,
    /** A signal with the same id was sent before. */
    DUPLICATE,
    /** The run has ended. */
    CLOSED,
    /** There is no run of this id. */
    UNKNOWN_RUN,
    /** The run already holds as many unread signals as the engine allows. */
    FULL,
    /** No wait is open for it, and it is one that no later wait takes; it is not kept. */
    NOT_WAITING
}
