package dev.lodestep.processor.model;

/** What a parameter asks for. */
public enum ParameterRole {
    /** A result or the input, which must be there. */
    MANDATORY,

    /** A result or the input in an {@code Optional}: it may be absent. */
    OPTIONAL,

    /** The results of several named nodes, of those that completed, as a list. */
    GATHERED,

    /** The signal's payload. */
    PAYLOAD,

    /** The signal's payload in an {@code Optional}: it is absent when the wait has timed out. */
    OPTIONAL_PAYLOAD,

    /** The {@code StepContext} of the attempt. */
    STEP_CONTEXT,

    /** The {@code Failure} that set off a compensation. */
    FAILURE,

    /** What a re-entrant step asked with the last time. */
    CARRY,

    /** The exception that a recovery stands in for. */
    EXCEPTION,

    /** The connection of the transaction in which the step's checkpoint is written. */
    CONNECTION;

    /** Whether the parameter is bound to results or to the input. */
    public boolean isData() {
        return this == MANDATORY || this == OPTIONAL || this == GATHERED;
    }
}
