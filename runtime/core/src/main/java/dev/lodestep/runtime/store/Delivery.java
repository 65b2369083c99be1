package dev.lodestep.runtime.store;

/**
 * What became of a message.
 *
 * @param answer whether it was taken
 * @param run the run's number; 0 for an unknown run
 * @param owner the worker that executes the run; 0 if nobody does
 * @param status the run's status after the delivery, without meaning for an unknown run; {@link StoredStatus#READY} says that somebody should claim it
 */
public record Delivery(Answer answer, long run, long owner, StoredStatus status) {
    /** The possible answers. */
    public enum Answer {
        /** An open wait took it; it never loses to a timeout any more. */
        ACCEPTED,
        /** No wait is open for it; it is kept for the next one. Control messages that were recorded answer this, too. */
        BUFFERED,
        /** A message with the same signal id was delivered before. */
        DUPLICATE,
        /** The run has ended. */
        CLOSED,
        /** There is no such run. */
        UNKNOWN_RUN,
        /** The run holds as many unread signals as it may. */
        FULL,
        /** No wait is open for a signal that is not to be buffered; nothing was recorded. */
        NOT_WAITING
    }
}
