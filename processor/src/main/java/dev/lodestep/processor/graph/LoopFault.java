package dev.lodestep.processor.graph;

/**
 * Why something cannot be a loop.
 *
 * @param kind what is wrong
 * @param tail the repeating node
 * @param first the node at fault
 * @param second the other node that is concerned
 */
public record LoopFault(Kind kind, int tail, int first, int second) {
    /** What can be wrong with the shape of a loop. */
    public enum Kind {
        /** The first node, inside, follows the second, outside, which does not come before the loop. */
        ENTERED_ELSEWHERE,
        /** The first node, inside, and the second, outside, are branches of one fork. */
        HALF_A_FORK,
        /** The loop of the tail and that of the first node overlap. */
        OVERLAP,
        /** The tail and the first node close one loop, but do not exclude each other. */
        BOTH_REPEAT,
        /** The tail and the first node close one loop, but have different limits. */
        OTHER_LIMIT
    }
}
