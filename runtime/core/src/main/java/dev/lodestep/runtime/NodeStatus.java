package dev.lodestep.runtime;

/** Where a node of a run stands, as users see it. */
public enum NodeStatus {
    /** Nothing happened yet. */
    PENDING,
    /** It is being run, or is about to be. */
    RUNNING,
    /** An attempt failed; the next one has a due time. */
    RETRYING,
    /** It waits for a signal, for its child, or for the run that undoes its child. */
    WAITING,
    /** It has a result. */
    COMPLETED,
    /** It does not run. */
    SKIPPED,
    /** Its last attempt failed. */
    FAILED,
    /** It was undone. */
    COMPENSATED,
    /** It could not be undone. */
    COMPENSATION_FAILED
}
