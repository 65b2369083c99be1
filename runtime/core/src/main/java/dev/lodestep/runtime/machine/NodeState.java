package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one node of a run, or one element of such a node, stands. */
public sealed interface NodeState {
    /** Nothing happened yet. */
    record Pending() implements NodeState {
        /** The initial state of every node. */
        static final Pending PENDING = new Pending();
    }

    /**
     * A wait that was reached.
     *
     * @param due when its time is over; null: never
     * @param question for a re-entrant step: what it has asked; else null
     */
    record Waiting(@Nullable Instant due, @Nullable Question question) implements NodeState {}

    /**
     * To be run: again after a failed attempt, or because its wait is over.
     *
     * @param failedAttempts how many attempts have failed
     * @param admitted whether the predicate that guards it has let it pass
     * @param due not before this; null: at once
     * @param wake for a wait that is over: by what
     */
    record Active(
            int failedAttempts,
            boolean admitted,
            @Nullable Instant due,
            @Nullable Wake wake) implements NodeState {}

    /**
     * It starts another workflow.
     *
     * @param input what the child takes
     * @param number how many times it was started, from 1, this time included
     * @param begun whether it runs; else it is to be started once more, because an operator wants that
     */
    record Child(@Nullable Object input, int number, boolean begun) implements NodeState {}

    /**
     * Its child did not complete, and what stands in for the child's result is to be called.
     *
     * @param run the id of the child
     * @param failure what failed first in the child
     */
    record Recovering(Child child, String run, Failure failure) implements NodeState {}

    /**
     * It has a result.
     *
     * @param value the result; null for a node without one
     * @param order how many nodes of the run completed up to this one, itself included
     * @param attempt the attempt that succeeded; for a child, how many times it was started; 0: something stands in for a child's result
     */
    record Completed(@Nullable Object value, int order, int attempt) implements NodeState {}

    /** It does not run. */
    record Skipped(SkipReason reason) implements NodeState {}

    /**
     * Its last attempt failed.
     *
     * @param admitted whether its method was called, and did not only fail in the predicate that guards it
     * @param wake for a wait that was over: by what
     * @param child if its child failed: that one; else null
     */
    record Failed(
            Failure failure,
            boolean admitted,
            @Nullable Wake wake,
            @Nullable Child child) implements NodeState {}

    /** Its compensation failed and will be tried again. */
    record Undoing(
            NodeState before, int failedAttempts, @Nullable Instant due) implements NodeState {}

    /**
     * A run undoes its child, which has completed.
     *
     * @param number how many such runs were started
     * @param open whether the last one has not ended; else it is to be followed by another one
     */
    record UndoRun(NodeState before, int number, boolean open) implements NodeState {}

    /** It was compensated. */
    record Undone(NodeState before) implements NodeState {}

    /** Its compensation failed for good. */
    record UndoFailed(NodeState before, Failure failure) implements NodeState {}

    /**
     * Its elements were counted, and each goes its own way.
     *
     * @param elements where they stand
     * @param completion its own completion, with the list of their results, once all have completed
     */
    record Fan(Elements elements, @Nullable Completed completion) implements NodeState {}

    /** Whether what follows it may be decided. */
    default boolean settled() {
        return this instanceof Completed
                || this instanceof Skipped
                || this instanceof Fan fan && fan.completion() != null;
    }

    /** Its completion, also when it was undone since; null if it never completed. */
    default @Nullable Completed completion() {
        if (this instanceof Completed completed) {
            return completed;
        }
        if (this instanceof Fan fan) {
            return fan.completion;
        }
        if (this instanceof Undoing undoing) {
            return undoing.before.completion();
        }
        if (this instanceof UndoRun run) {
            return run.before.completion();
        }
        if (this instanceof Undone undone) {
            return undone.before.completion();
        }
        return this instanceof UndoFailed failed ? failed.before.completion() : null;
    }
}
