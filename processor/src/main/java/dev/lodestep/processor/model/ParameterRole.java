package dev.lodestep.processor.model;

/** What a parameter asks for. */
public enum ParameterRole {
    /** A result or the input, which must be there. */
    MANDATORY,

    /** A result or the input in an {@code Optional}: it may be absent. */
    OPTIONAL,

    /** The signal's payload. */
    PAYLOAD,

    /** The signal's payload in an {@code Optional}: it is absent when the wait has timed out. */
    OPTIONAL_PAYLOAD,

    /** The {@code StepContext} of the attempt. */
    STEP_CONTEXT,

    /** The {@code Failure} that set off a compensation. */
    FAILURE;

    /** Whether the parameter is bound to results or to the input. */
    public boolean isData() {
        return this == MANDATORY || this == OPTIONAL;
    }
}
