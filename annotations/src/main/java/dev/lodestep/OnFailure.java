package dev.lodestep;

/** What becomes of a run when one of its nodes has failed for good. */
public enum OnFailure {
    /** Undo what was completed, newest first, and end the run as failed. */
    COMPENSATE,

    /** Keep everything that was completed and park the run, to be retried by an operator. */
    PARK
}
