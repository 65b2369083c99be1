package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done next for a run; the planner names all of it, whoever drives the machine does it, and records how it went. */
public sealed interface Work {
    /** The time that it waits for; null: none. */
    default @Nullable Instant due() {
        return null;
    }

    /** The first time that one of these waits for, if one does. */
    static Optional<Instant> earliestDue(List<Work> open) {
        return open.stream().map(Work::due).filter(Objects::nonNull).min(Instant::compareTo);
    }

    /** Work for which a method of the workflow may have to be called, not before {@code due} if that is not null. */
    sealed interface Call extends Work {
        /** The node. */
        NodeDefinition node();

        /** The node, or the element of it. */
        Place place();

        /** The rounds to which it belongs. */
        Rounds rounds();

        /** The attempt, from 1. */
        int attempt();
    }

    /** Record that a node does not run. */
    record Skip(Place place, SkipReason reason) implements Work {}

    /** Run a node or an element; ask its guard first, unless it was admitted before. */
    record Invoke(
            NodeDefinition node,
            Place place,
            Rounds rounds,
            int attempt,
            boolean admitted,
            @Nullable Instant due,
            @Nullable Wake wake)
            implements Call {}

    /** Open a wait, or count the elements of a node that runs for each of a list; ask its guard first, if it has one. */
    record Open(
            NodeDefinition node,
            Place place,
            Rounds rounds,
            int attempt,
            @Nullable Instant due) implements Call {
        /** Whether the predicate that guards the node is to be asked; it was, before there were elements. */
        public boolean guarded() {
            return !place.isElement() && node.onlyIf().isPresent();
        }

        /** Whether the deadline of the wait is to be computed; it is once. */
        public boolean computesDeadline(RunState state) {
            boolean wait = place.isElement() || node.forEach().isEmpty();
            return wait && node.due().isPresent() && state.deadline(place) == null;
        }

        /** Whether a method of the workflow has to be called before it is open. */
        public boolean needsCode(RunState state) {
            return guarded() || computesDeadline(state);
        }
    }

    /** An open wait: take a signal that is there, or record that its time is over at {@code due}. */
    record Await(
            NodeDefinition node,
            Place place,
            SignalDefinition signal,
            @Nullable Instant due) implements Work {}

    /** A sleep that goes on until {@code due}: record then that its time is over. */
    record Sleep(NodeDefinition node, Place place, Instant due) implements Work {}

    /** Record that a child starts once more, as an operator wants, or that the run begins that undoes a finished one. */
    record Spawn(NodeDefinition node, Place place, boolean undo) implements Work {}

    /**
     * A child that runs, or a run that undoes one: take its end.
     *
     * @param cancel how it is to be cancelled; null: it is not
     */
    record Child(
            NodeDefinition node, ChildName name, @Nullable CancelMode cancel) implements Work {}

    /** Call what stands in for the result of a child that did not complete. */
    record Recover(NodeDefinition node, Place place, Rounds rounds, NodeState.Recovering at) implements Call {
        @Override
        public int attempt() {
            return at.child().number();
        }
    }

    /** Ask the predicate of the repeating node whether the loop is over. */
    record Until(
            LoopDefinition loop,
            LoopDefinition.Tail tail,
            NodeDefinition node,
            Rounds rounds,
            int round,
            int attempt,
            @Nullable Instant due)
            implements Call {
        @Override
        public Place place() {
            return node.place();
        }
    }

    /** Record what comes after a loop's round that is over: the next one, the loop's end, or a failure. */
    record EndRound(LoopDefinition loop, LoopDefinition.Tail tail, int round) implements Work {}

    /** Undo a node or an element. Only when nothing of the run executes any more. */
    record Undo(
            NodeDefinition node,
            Place place,
            Rounds rounds,
            int attempt,
            @Nullable Instant due) implements Call {}

    /** Make the workflow's result and end the run. */
    record Complete() implements Work {}

    /** End the run. Only when nothing of it executes any more, except where it is cancelled without compensation. */
    record End(Ending ending) implements Work {}

    /** Park the run for an operator. Only when nothing of it executes any more. */
    record Park(String reason) implements Work {}
}
