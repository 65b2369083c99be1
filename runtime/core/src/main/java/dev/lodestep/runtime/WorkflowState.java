package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.NodeState;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where a run stands: an immutable view of its state. The superclass of every generated state, which adds an accessor for each result. */
public class WorkflowState {
    private final RunState state;

    /** A view of that state. */
    protected WorkflowState(RunState state) {
        this.state = state;
    }

    /** Where a node stands. */
    public final NodeStatus status(NodeName node) {
        return status(node.storedName());
    }

    /** Where the node of a stored name stands; {@link dev.lodestep.runtime.machine.UnknownNodeException} if there is none. */
    public final NodeStatus status(String node) {
        NodeState at = state.node(node);
        if (at instanceof NodeState.Completed) {
            return NodeStatus.COMPLETED;
        }
        if (at instanceof NodeState.Skipped) {
            return NodeStatus.SKIPPED;
        }
        if (at instanceof NodeState.Failed) {
            return NodeStatus.FAILED;
        }
        if (at instanceof NodeState.Waiting) {
            return NodeStatus.WAITING;
        }
        if (at instanceof NodeState.Undone) {
            return NodeStatus.COMPENSATED;
        }
        if (at instanceof NodeState.UndoFailed) {
            return NodeStatus.COMPENSATION_FAILED;
        }
        if (at instanceof NodeState.Undoing || at instanceof NodeState.Active active && active.due() != null) {
            return NodeStatus.RETRYING;
        }
        return isOpen(node) ? NodeStatus.RUNNING : NodeStatus.PENDING;
    }

    /** How many attempts at a node have ended. */
    public final int attempts(NodeName node) {
        NodeState at = state.node(node.storedName());
        if (at instanceof NodeState.Active active) {
            return active.failedAttempts();
        }
        if (at instanceof NodeState.Failed failed) {
            return failed.failure().attempt();
        }
        NodeState.Completed completed = at.completion();
        return completed == null ? 0 : completed.attempt();
    }

    /** When a node that waits, or is to be tried again, is due. */
    public final Optional<Instant> due(NodeName node) {
        return Planner.next(state).stream()
                .filter(work -> isAbout(work, node.storedName()))
                .map(Work::due)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The names of the nodes that have completed, in the order in which they did; also those that were undone since. */
    public final List<String> completed() {
        return state.definition().nodes().stream()
                .map(NodeDefinition::name)
                .filter(name -> state.node(name).completion() != null)
                .sorted(Comparator.comparingInt(name ->
                        Objects.requireNonNull(state.node(name).completion()).order()))
                .toList();
    }

    /** What has failed for good, first the primary one. */
    public final List<Failure> failures() {
        return state.failures();
    }

    /** What could not be undone. */
    public final List<Failure> compensationFailures() {
        return state.compensationFailures();
    }

    /** Why the run is parked, if it is. */
    public final Optional<String> parked() {
        return state.parked();
    }

    /** The result of a node, if it has completed; the caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // generated accessors name the type that the codec decoded
    protected final <T> Optional<T> resultOf(String node) {
        NodeState.Completed completed = state.node(node).completion();
        Object value = completed == null ? null : completed.value();
        return (Optional<T>) (value instanceof Optional<?> optional ? optional : Optional.ofNullable(value));
    }

    /** What the run was started with; the caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // generated accessors name the type that the codec decoded
    protected final <T> T inputValue() {
        return (T) Objects.requireNonNull(state.input(), "the workflow has no input");
    }

    /** The workflow, how the run stands, and its nodes; no values. */
    @Override
    public final String toString() {
        String run = state.ending()
                .map(ending -> ending.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .orElse(parked().isPresent() ? "parked" : "not over");
        return state.definition().version() + ", " + run + " "
                + state.definition().nodes().stream()
                        .map(node -> node.name() + "=" + status(node.name()))
                        .toList();
    }

    private boolean isOpen(String node) {
        return Planner.next(state).stream().anyMatch(work -> isAbout(work, node));
    }

    private static boolean isAbout(Work work, String node) {
        return work instanceof Work.Invoke invoke && invoke.node().name().equals(node)
                || work instanceof Work.Open open && open.node().name().equals(node)
                || work instanceof Work.Await await && await.node().name().equals(node)
                || work instanceof Work.Undo undo && undo.node().name().equals(node);
    }
}
