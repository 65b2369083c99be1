package dev.lodestep.runtime.machine;

/** Why a loop ended after a repeating node ran. */
public enum LoopEnd {
    /** The predicate of the repeating node holds. */
    UNTIL,
    /** It was the last round, and the run goes on behind the loop. */
    LIMIT
}
