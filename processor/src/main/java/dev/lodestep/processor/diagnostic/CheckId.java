package dev.lodestep.processor.diagnostic;

import java.util.Locale;

/** The stable ids of everything that the processor can find wrong; each has a section in the processor's README. */
public enum CheckId {
    NOT_A_WORKFLOW,
    WRONG_PLACE,
    NO_STEPS,
    DUPLICATE_NAME,
    UNKNOWN_STEP,
    TWO_INPUTS,
    MISSING_VALUE,
    AMBIGUOUS_PARAMETER,
    STEP_CYCLE,
    SEVERAL_STARTS,
    ACCIDENTAL_CONCURRENCY,
    UNHANDLED_CASE,
    UNKNOWN_CASE,
    UNREACHABLE_STEP,
    BAD_LOOP,
    BAD_RACE,
    COMPENSATION_MISMATCH,
    MISSING_COMPENSATION,
    RECOVER_MISMATCH,
    WAIT_PAYLOAD,
    CHILD_MISMATCH,
    CHILD_CYCLE,
    NO_RESULT,
    NOT_PERSISTABLE,
    BAD_DURATION,
    BAD_RETRY,
    BAD_LIMIT,
    BAD_SCHEDULE,
    TOO_LARGE,
    TOO_MANY_DECISIONS,
    ENDLESS_WAIT;

    /** Whether a finding stops the workflow from being generated. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** The id as messages and the documentation show it: {@code missing-value}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad a finding of this id is. */
    public Severity severity() {
        return this == ENDLESS_WAIT ? Severity.WARNING : Severity.ERROR;
    }
}
