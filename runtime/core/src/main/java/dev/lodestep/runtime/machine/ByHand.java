package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may decide about a node by hand: to give its result, or that it does not run. Both are for what has not completed: it has
 * failed, waits to be tried again, waits for a signal, or has not begun.
 */
public final class ByHand {
    private ByHand() {}

    /** Why the result of a node, or of an element, cannot be given by hand as the run stands; empty if it can. */
    public static Optional<String> refusesResult(RunState state, Place place) {
        NodeDefinition node = node(state, place);
        if (node.forEach().isPresent() && !place.isElement()) {
            return Optional.of("it runs for each element of a list: say for which one the result is");
        }
        return Optional.ofNullable(refuses(state, node, place));
    }

    /** Why a node, or an element, cannot be skipped by hand as the run stands; empty if it can. */
    public static Optional<String> refusesSkip(RunState state, Place place) {
        NodeDefinition node = node(state, place);
        List<String> takers = Takers.of(state.definition(), place.node());
        if (place.isElement() ? node.result().isPresent() : !takers.isEmpty()) {
            return Optional.of(
                    place.isElement()
                            ? "its list of results would lack one: supply a result instead"
                            : "what it gives is needed by " + String.join(", ", takers) + ": supply a result instead");
        }
        return Optional.ofNullable(refuses(state, node, place));
    }

    private static NodeDefinition node(RunState state, Place place) {
        return state.definition().nodes().get(state.definition().indexOf(place.node()));
    }

    private static @Nullable String refuses(RunState state, NodeDefinition node, Place place) {
        if (state.ending().isPresent()) {
            return "the run has ended";
        }
        if (state.cancelled().isPresent() || Planner.goesBack(state)) {
            return "the run goes back: what it has done is being undone";
        }
        if (place.isElement()) {
            if (!(state.node(node.name()) instanceof NodeState.Fan fan)) {
                return "its elements are not known: the node has not been reached, or does not run";
            }
            if (place.element() >= fan.elements().count()) {
                return "it has only " + fan.elements().count() + " elements, counted from 0";
            }
        }
        if (state.lostRace(node)) {
            return "another node has won its race";
        }
        return refuses(state, node, state.at(place));
    }

    private static @Nullable String refuses(RunState state, NodeDefinition node, NodeState at) {
        if (at.completion() != null) {
            return at.settled() ? "it has completed" : "it was completed, and undone";
        }
        if (at instanceof NodeState.Skipped skipped) {
            return "it was skipped already: " + skipped.reason();
        }
        if (state.settled(state.definition().indexOf(node.name()))) {
            return "it has failed, and the run has gone on without it";
        }
        if (at instanceof NodeState.Child) {
            return "its child runs: cancel that, or wait for it";
        }
        return at instanceof NodeState.Undoing || at instanceof NodeState.Undone || at instanceof NodeState.UndoFailed
                ? "it has failed, and was undone"
                : null;
    }

    /** Whether a decision about a node changes nothing but that it is recorded. */
    static boolean isTooLate(RunState state, Entry.ByOperator entry) {
        return entry instanceof Entry.Supplied supplied
                        && refusesResult(state, supplied.place()).isPresent()
                || entry instanceof Entry.SkippedByHand skipped
                        && refusesSkip(state, skipped.place()).isPresent();
    }

    static void fold(Draft draft, RunState before, Entry.ByOperator entry) {
        Place place = EntryCodec.place(entry);
        if (place == null || isTooLate(before, entry)) {
            return;
        }
        int attempts = failedAttempts(before.at(place));
        forgetFailure(draft, before, place);
        reopen(draft, place);
        if (entry instanceof Entry.Supplied supplied) {
            draft.complete(new Entry.Completed(place, attempts, supplied.value()));
        } else {
            draft.skip(place, SkipReason.BY_HAND);
        }
    }

    /** What was wrong with the node is so no more; a run that is parked for that goes on, and finds out whether there is more. */
    private static void forgetFailure(Draft draft, RunState before, Place place) {
        draft.failures = before.failures().stream()
                .filter(failure -> failure.step() == null || !isAbout(failure.step(), place))
                .toList();
        if (!before.paused()) {
            draft.parked = Optional.empty();
        }
    }

    private static boolean isAbout(String step, Place place) {
        return step.equals(place.toString()) || !place.isElement() && step.startsWith(place.node() + "#");
    }

    private static int failedAttempts(NodeState at) {
        if (at instanceof NodeState.Failed failed) {
            return failed.failure().attempt();
        }
        return at instanceof NodeState.Active active ? active.failedAttempts() : 0;
    }

    /** An element that has failed counts as settled: it must not any more before it can be settled otherwise. */
    private static void reopen(Draft draft, Place place) {
        if (!place.isElement() || !(draft.at(place) instanceof NodeState.Failed)) {
            return;
        }
        int index = draft.definition.indexOf(place.node());
        NodeState.Fan fan = (NodeState.Fan) draft.nodes[index];
        List<NodeState> states = new ArrayList<>(fan.elements().states());
        states.set(place.element(), NodeState.Pending.PENDING);
        int atOnce = draft.definition.nodes().get(index).forEach().orElseThrow().maxConcurrency();
        draft.nodes[index] = new NodeState.Fan(Elements.of(states, atOnce), null);
    }
}
