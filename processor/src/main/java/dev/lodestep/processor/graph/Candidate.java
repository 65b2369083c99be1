package dev.lodestep.processor.graph;

/**
 * A node, or the input, that gives the type of a parameter.
 *
 * @param giver the node's name; {@code the input} for the input
 * @param fate what became of it
 */
public record Candidate(String giver, Fate fate) {
    /** Why a candidate is taken or not. */
    public enum Fate {
        /** It may have completed last before the taker. */
        TAKEN,
        /** It may have completed last in an earlier round of a loop. */
        EARLIER_ROUND,
        /** The taker names others with {@code @From}. */
        NOT_NAMED,
        /** It is the taker itself. */
        ITSELF,
        /** It comes later. */
        LATER,
        /** It is on a branch that excludes the taker. */
        EXCLUDED,
        /** It runs at the same time. */
        BESIDE,
        /** Another one always completes later, or it never completes when the taker runs. */
        OVERRIDDEN
    }
}
