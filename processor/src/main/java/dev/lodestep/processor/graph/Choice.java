package dev.lodestep.processor.graph;

import java.util.List;

/**
 * What one decision may give on some way through the workflow.
 *
 * @param decider the node that decides; {@link Nodes#size()} for the input
 * @param kind what is decided
 * @param cases the names of the cases it may give, for {@link Kind#CASE}, {@link Kind#EARLIER_CASE} and {@link Kind#WINNER}; {@code true} or {@code false} for the others
 * @param complete how many cases there are in all
 */
public record Choice(int decider, Kind kind, List<String> cases, int complete) {
    public Choice {
        cases = List.copyOf(cases);
    }

    /** What a variable of a condition stands for. */
    public enum Kind {
        /** The predicate that guards the node holds. */
        ONLY_IF,
        /** The node, whose failure leaves the run going, does not fail. */
        COMPLETES,
        /** Which of the nodes of a race, the first of which decides, is preferred. */
        WINNER,
        /** The node's {@code Optional} result is there. */
        PRESENT,
        /** Which case the node's result is. */
        CASE,
        /** The predicate that ends the node's loop holds. */
        UNTIL,
        /** The node gave a value in an earlier round of its loop. */
        EARLIER,
        /** Which case that value is. */
        EARLIER_CASE
    }
}
