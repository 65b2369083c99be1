package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.NodeState;
import dev.lodestep.runtime.machine.OpenWait;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.Question;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Where a run stands: an immutable view of its state. The superclass of every generated state, which adds an accessor for each result. */
public class WorkflowState {
    private final RunState state;

    /** A view of that state. */
    public WorkflowState(RunState state) {
        this.state = state;
    }

    /** Where a node stands, in the current round of the loops around it. */
    public final NodeStatus status(NodeName node) {
        return status(node.storedName());
    }

    /** Where the node of a stored name stands; {@link dev.lodestep.runtime.machine.UnknownNodeException} if there is none. */
    public final NodeStatus status(String node) {
        return status(Place.of(node));
    }

    /** Where an element of a node stands, counted from 0; an element is pending before the node is reached. */
    public final NodeStatus status(NodeName node, int element) {
        return status(Place.of(node.storedName()).at(element));
    }

    private NodeStatus status(Place place) {
        return status(place, () -> isOpen(place));
    }

    private NodeStatus status(Place place, BooleanSupplier open) {
        NodeState at = state.at(place);
        if (at instanceof NodeState.Completed) {
            return NodeStatus.COMPLETED;
        }
        if (at instanceof NodeState.Skipped) {
            return NodeStatus.SKIPPED;
        }
        if (at instanceof NodeState.Failed) {
            return NodeStatus.FAILED;
        }
        if (at instanceof NodeState.Waiting || at instanceof NodeState.Child || at instanceof NodeState.UndoRun) {
            return NodeStatus.WAITING;
        }
        if (at instanceof NodeState.Undone) {
            return NodeStatus.COMPENSATED;
        }
        if (at instanceof NodeState.UndoFailed) {
            return NodeStatus.COMPENSATION_FAILED;
        }
        if (at instanceof NodeState.Fan fan) {
            return status(fan);
        }
        if (at instanceof NodeState.Undoing || at instanceof NodeState.Active active && active.due() != null) {
            return NodeStatus.RETRYING;
        }
        return open.getAsBoolean() ? NodeStatus.RUNNING : NodeStatus.PENDING;
    }

    /** A node with elements is what they are together. */
    private NodeStatus status(NodeState.Fan fan) {
        if (fan.completion() != null) {
            return NodeStatus.COMPLETED;
        }
        boolean over = fan.elements().settledCount() == fan.elements().count();
        return fan.elements().failed() > 0 && (over || !state.failures().isEmpty())
                ? NodeStatus.FAILED
                : NodeStatus.RUNNING;
    }

    /** How many rounds the innermost loop around a node has begun, the current one included; 1 outside of all loops. */
    public final int rounds(NodeName node) {
        return state.rounds(node.storedName()).innermost();
    }

    /** The elements of a node that runs for each element of a list, in order; empty before it is reached, and for other nodes. */
    public final List<ElementState> elements(NodeName node) {
        Place place = Place.of(node.storedName());
        if (!(state.at(place) instanceof NodeState.Fan fan)) {
            return List.of();
        }
        List<Work> open = Planner.next(state);
        Map<Place, Work> about = new HashMap<>();
        open.forEach(work -> placeOf(work).ifPresent(at -> about.put(at, work)));
        return IntStream.range(0, fan.elements().count())
                .mapToObj(element -> element(place.at(element), Optional.ofNullable(about.get(place.at(element)))))
                .toList();
    }

    private ElementState element(Place place, Optional<Work> open) {
        NodeState.Completed completion = state.at(place).completion();
        return new ElementState(
                place.element(),
                status(place, open.filter(Work.Call.class::isInstance)::isPresent),
                attempts(place),
                open.map(Work::due),
                completion == null ? Optional.empty() : Optional.ofNullable(completion.value()));
    }

    /** What a re-entrant step that waits has asked with. */
    public final Optional<Object> asked(NodeName node) {
        return state.node(node.storedName()) instanceof NodeState.Waiting waiting
                ? Optional.ofNullable(waiting.question()).map(Question::carry)
                : Optional.empty();
    }

    /** How many attempts at a node have ended, in the current round of the loops around it. */
    public final int attempts(NodeName node) {
        return attempts(Place.of(node.storedName()));
    }

    /** How many attempts at an element of a node have ended; elements are counted from 0. */
    public final int attempts(NodeName node, int element) {
        return attempts(Place.of(node.storedName()).at(element));
    }

    private int attempts(Place place) {
        NodeState at = state.at(place);
        if (at instanceof NodeState.Active active) {
            return active.failedAttempts();
        }
        if (at instanceof NodeState.Failed failed) {
            return failed.failure().attempt();
        }
        if (at instanceof NodeState.Child child) {
            return child.number();
        }
        NodeState.Completed completed = at.completion();
        return completed == null ? 0 : completed.attempt();
    }

    /** When a node that waits, is to be tried again, or begins its loop's round after a pause, is due; of elements, when the first one is. */
    public final Optional<Instant> due(NodeName node) {
        return Work.earliestDue(Planner.next(state).stream()
                .filter(work -> isAbout(work, node.storedName()))
                .toList());
    }

    /**
     * The names of the nodes that have completed, in the order in which they last did; also those that were undone since, and those that
     * completed in an earlier round.
     */
    public final List<String> completed() {
        return state.definition().nodes().stream()
                .map(NodeDefinition::name)
                .filter(name -> state.lastCompletion(name) != null)
                .sorted(Comparator.comparingInt(name ->
                        Objects.requireNonNull(state.lastCompletion(name)).order()))
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

    /** The last result of a node, if it has completed in any round; the caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // generated accessors name the type that the codec decoded
    protected final <T> Optional<T> resultOf(String node) {
        NodeState.Completed completed = state.lastCompletion(node);
        Object value = completed == null ? null : completed.value();
        return (Optional<T>) (value instanceof Optional<?> optional ? optional : Optional.ofNullable(value));
    }

    /** What the run was started with; the caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // generated accessors name the type that the codec decoded
    protected final <T> T inputValue() {
        return (T) Objects.requireNonNull(state.input(), "the workflow has no input");
    }

    /** The open waits, each as what a generated method makes of it. */
    protected final <W> List<W> waits(Function<OpenWait, W> typed) {
        return OpenWait.of(state).stream().map(typed).toList();
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

    private boolean isOpen(Place place) {
        return Planner.next(state).stream()
                .anyMatch(work -> work instanceof Work.Call call && call.place().equals(place));
    }

    private static boolean isAbout(Work work, String node) {
        return placeOf(work).filter(place -> place.node().equals(node)).isPresent();
    }

    private static Optional<Place> placeOf(Work work) {
        if (work instanceof Work.Call call) {
            return Optional.of(call.place());
        }
        if (work instanceof Work.Await await) {
            return Optional.of(await.place());
        }
        if (work instanceof Work.Child child) {
            return Optional.of(child.name().place());
        }
        return work instanceof Work.Sleep sleep ? Optional.of(sleep.place()) : Optional.empty();
    }
}
