package dev.lodestep.runtime.machine;

/** Why a node does not run. */
public enum SkipReason {
    /** A decision before it went another way. */
    OTHER_CASE,
    /** A value that it needs is absent. */
    NO_VALUE,
    /** None of the nodes that it comes after was passed. */
    NOT_REACHED,
    /** The predicate that guards it said no. */
    GUARDED,
    /** Another member of its race has won. */
    LOST_RACE,
    /** A node before it ended the workflow. */
    ENDED,

    /** An operator decided so. */
    BY_HAND
}
