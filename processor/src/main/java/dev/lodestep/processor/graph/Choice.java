package dev.lodestep.processor.graph;

import java.util.List;

/**
 * What one decision may give on some way through the workflow.
 *
 * @param decider the node that decides; {@link Nodes#size()} for the input
 * @param kind what is decided
 * @param cases the names of the cases it may give, for {@link Kind#CASE}; {@code true} or {@code false} for the others
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
        /** The node's {@code Optional} result is there. */
        PRESENT,
        /** Which case the node's result is. */
        CASE
    }
}
