package dev.lodestep;

/** Whether a step is undone when its run fails after it completed. */
public enum Compensation {
    /** On a workflow: a step may go without a {@link Compensate}. On a step: nothing is declared. */
    OPTIONAL,

    /** On a workflow: every step has a {@link Compensate} or is marked {@link #NONE}. */
    REQUIRED,

    /** On a step: it has nothing to undo, on purpose. */
    NONE
}
