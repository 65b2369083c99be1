package dev.lodestep.runtime;

/** What cancelling a run does to what it has completed. */
public enum CancelMode {
    /** Nothing: the run ends where it is. */
    STOP,
    /** It is undone, newest first, before the run ends. */
    COMPENSATE
}
