package dev.lodestep.processor.model;

import java.util.Optional;
import java.util.Set;

/**
 * Another workflow that a node starts, as far as it can be seen from there.
 *
 * @param workflow its class
 * @param state what is known of it
 * @param list whether the node returns a list of inputs: one child each
 * @param input what it takes, if it takes anything
 * @param result what it gives, if it gives anything
 * @param mayBeAbsent whether it gives an {@code Optional} of that
 * @param alwaysStarts the workflows that each of its runs starts, and those that these start
 */
public record ChildModel(
        Sourced<TypeRef> workflow,
        State state,
        boolean list,
        Optional<TypeRef> input,
        Optional<TypeRef> result,
        boolean mayBeAbsent,
        Set<TypeRef> alwaysStarts) {
    public ChildModel {
        alwaysStarts = Set.copyOf(alwaysStarts);
    }

    /** What is known of a child workflow. */
    public enum State {
        /** What it takes and gives. */
        KNOWN,
        /** That the class is no workflow. */
        NO_WORKFLOW,
        /** That it has faults of its own, so that nobody can tell what it takes and gives. */
        FAULTY,
        /** That it starts this workflow in turn, and does not say what it gives with a {@code @Result} method. */
        CIRCULAR
    }
}
