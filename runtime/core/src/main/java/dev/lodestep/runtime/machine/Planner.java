package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what is to be done next for a state. A pure function of it: whoever drives the machine may ask at any time and gets all open work, also
 * what it is doing already; nothing is remembered here.
 *
 * <p>Going forward, a node is decided once all its predecessors are settled. It runs if one of the nodes it comes after was passed, its case
 * was taken and every mandatory parameter has a value; otherwise it is skipped. After a failure nothing new begins; what was completed since
 * the last pivot is undone, newest first, one at a time.
 */
public final class Planner {
    private final RunState state;
    private final WorkflowDefinition<?, ?> definition;
    private final Values values;

    private Planner(RunState state) {
        this.state = state;
        this.definition = state.definition();
        this.values = new Values(state);
    }

    /** All open work of a run; empty if it has ended or is parked. */
    public static List<Work> next(RunState state) {
        return new Planner(state).plan();
    }

    private List<Work> plan() {
        if (state.ending().isPresent() || state.parked().isPresent()) {
            return List.of();
        }
        if (state.cancelled().equals(Optional.of(CancelMode.STOP))) {
            return List.of(new Work.End(new Ending.Cancelled(state.compensationFailures())));
        }
        boolean failing = !state.failures().isEmpty();
        if (failing && compensates()) {
            return undoThen(new Ending.Failed(
                    state.failures().get(0),
                    state.failures().subList(1, state.failures().size()),
                    state.compensationFailures()));
        }
        if (state.cancelled().isPresent()) {
            return undoThen(new Ending.Cancelled(state.compensationFailures()));
        }
        return failing ? List.of(new Work.Park(state.failures().get(0).toString())) : forward();
    }

    /** Whether the run is going back: its compensations run, and nothing else. */
    public static boolean compensating(RunState state) {
        return state.ending().isEmpty()
                && state.parked().isEmpty()
                && (!state.failures().isEmpty() && new Planner(state).compensates()
                        || state.cancelled().equals(Optional.of(CancelMode.COMPENSATE)));
    }

    /** What an operator's policy of parking is for is a failure that may go away; an abort is a decision. */
    private boolean compensates() {
        return definition.onFailure() == OnFailure.COMPENSATE
                || state.failures().stream().anyMatch(failure -> failure.kind() == Failure.Kind.ABORTED);
    }

    private List<Work> forward() {
        List<Work> work = new ArrayList<>();
        boolean allSettled = true;
        for (int index = 0; index < definition.nodes().size(); index++) {
            NodeState node = state.node(index);
            if (state.settled(index)) {
                continue;
            }
            allSettled = false;
            Work next = next(index, node);
            if (next != null) {
                work.add(next);
            }
        }
        return allSettled ? List.of(new Work.Complete()) : work;
    }

    private @Nullable Work next(int index, NodeState state) {
        NodeDefinition node = definition.nodes().get(index);
        if (this.state.lostRace(node)) {
            return new Work.Skip(node.name(), SkipReason.LOST_RACE);
        }
        if (state instanceof NodeState.Pending) {
            return predecessorsSettled(index) ? decide(node) : null;
        }
        if (state instanceof NodeState.Waiting waiting) {
            if (node.sleeps()) {
                return new Work.Sleep(node, Objects.requireNonNull(waiting.due()));
            }
            return new Work.Await(node, node.signal().orElseThrow(), waiting.due());
        }
        if (state instanceof NodeState.Active active) {
            int attempt = active.failedAttempts() + 1;
            return node.signal().isPresent() && active.wake() == null
                    ? new Work.Open(node, attempt, active.due())
                    : new Work.Invoke(node, attempt, active.admitted(), active.due(), active.wake());
        }
        return null;
    }

    private boolean predecessorsSettled(int index) {
        for (int predecessor : definition.predecessorsOf(index)) {
            if (!state.settled(predecessor)) {
                return false;
            }
        }
        return true;
    }

    private Work decide(NodeDefinition node) {
        Optional<SkipReason> skip = skip(node);
        if (skip.isPresent()) {
            return new Work.Skip(node.name(), skip.get());
        }
        return node.signal().isPresent()
                ? new Work.Open(node, 1, null)
                : new Work.Invoke(node, 1, node.onlyIf().isEmpty(), null, null);
    }

    private Optional<SkipReason> skip(NodeDefinition node) {
        if (node.predecessors().stream().anyMatch(this::endsTheWorkflow)) {
            return Optional.of(SkipReason.ENDED);
        }
        if (!node.after().isEmpty() && node.after().stream().noneMatch(this::passed)) {
            return Optional.of(SkipReason.NOT_REACHED);
        }
        if (node.when().isPresent() && !taken(node.when().get())) {
            return Optional.of(SkipReason.OTHER_CASE);
        }
        return values.allPresent(node.parameters()) ? Optional.empty() : Optional.of(SkipReason.NO_VALUE);
    }

    private boolean endsTheWorkflow(String name) {
        NodeState before = state.node(name);
        return before instanceof NodeState.Completed completed
                ? definition.node(name).orElseThrow().endsWith(completed.value())
                : before instanceof NodeState.Skipped skipped && skipped.reason() == SkipReason.ENDED;
    }

    private boolean passed(String name) {
        NodeState before = state.node(name);
        return before instanceof NodeState.Completed
                || before instanceof NodeState.Failed && state.settled(definition.indexOf(name))
                || before instanceof NodeState.Skipped skipped && skipped.reason() == SkipReason.GUARDED;
    }

    private boolean taken(NodeDefinition.Decision decision) {
        return state.node(decision.node()) instanceof NodeState.Completed completed
                && completed.value() != null
                && decision.cases().test(completed.value());
    }

    private List<Work> undoThen(Ending ending) {
        List<Integer> units = new ArrayList<>();
        int pivot = lastPivot();
        for (int index = 0; index < definition.nodes().size(); index++) {
            if (order(index) >= pivot && toUndo(index)) {
                units.add(index);
            }
        }
        return units.stream()
                .max(Comparator.comparingInt(this::order).thenComparing(Comparator.naturalOrder()))
                .<List<Work>>map(index -> List.of(undo(index)))
                .orElseGet(() -> List.of(new Work.End(ending)));
    }

    private boolean toUndo(int index) {
        NodeState node = state.node(index);
        return definition
                .nodes()
                .get(index)
                .compensation()
                .map(compensation -> node instanceof NodeState.Completed
                        || node instanceof NodeState.Undoing
                        || compensation.evenIfFailed() && began(node))
                .orElse(false);
    }

    /** Whether a node that did not complete was called: its effect may be there. */
    private static boolean began(NodeState node) {
        return node instanceof NodeState.Failed failed && failed.admitted()
                || node instanceof NodeState.Active active && active.admitted() && active.failedAttempts() > 0;
    }

    private Work undo(int index) {
        NodeDefinition node = definition.nodes().get(index);
        return state.node(index) instanceof NodeState.Undoing undoing
                ? new Work.Undo(node, undoing.failedAttempts() + 1, undoing.due())
                : new Work.Undo(node, 1, null);
    }

    /** The order of completion; what failed began last. */
    private int order(int index) {
        NodeState.Completed completed = state.node(index).completion();
        return completed == null ? Integer.MAX_VALUE : completed.order();
    }

    private int lastPivot() {
        int last = 0;
        for (int index = 0; index < definition.nodes().size(); index++) {
            NodeState.Completed completed = state.node(index).completion();
            if (completed != null && definition.nodes().get(index).isPivot()) {
                last = Math.max(last, completed.order());
            }
        }
        return last;
    }
}
