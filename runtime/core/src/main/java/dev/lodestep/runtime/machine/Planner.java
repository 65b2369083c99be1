package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what is to be done next for a state. A pure function of it: whoever drives the machine may ask at any time and gets all open work, also
 * what it is doing already; nothing is remembered here.
 *
 * <p>Going forward, a node is decided once all its predecessors are settled. It runs if one of the nodes it comes after was passed, its case
 * was taken and every mandatory parameter has a value; otherwise it is skipped. What follows a loop is decided when the loop has ended; a
 * round is over when all of the loop is settled, and what then comes follows from the repeating node that ran in it. After a failure nothing
 * new begins; what was completed since the last pivot is undone, newest first, one at a time.
 */
public final class Planner {
    private static final byte[] NO_LOOPS = {};

    private final RunState state;
    private final WorkflowDefinition<?, ?> definition;
    private final Loops loops;
    private final byte[] ended;

    private Planner(RunState state) {
        this.state = state;
        this.definition = state.definition();
        this.loops = definition.layout();
        this.ended = loops.isEmpty() ? NO_LOOPS : new byte[loops.size()];
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
            List<Work> work = children(CancelMode.STOP);
            work.add(new Work.End(new Ending.Cancelled(state.compensationFailures())));
            return work;
        }
        if (state.undoes().isPresent()) {
            return undoThen(undone());
        }
        boolean failing = !state.failures().isEmpty();
        if (failing && compensates()) {
            return back(new Ending.Failed(
                    state.failures().get(0),
                    state.failures().subList(1, state.failures().size()),
                    state.compensationFailures()));
        }
        if (state.cancelled().isPresent()) {
            return back(new Ending.Cancelled(state.compensationFailures()));
        }
        return failing ? List.of(new Work.Park(state.failures().get(0).toString())) : forward();
    }

    /** How a run ends that undoes another one. */
    private Ending undone() {
        List<Failure> failures = state.compensationFailures();
        return failures.isEmpty()
                ? new Ending.Completed(null)
                : new Ending.Failed(failures.get(0), failures.subList(1, failures.size()), failures);
    }

    /** Compensations begin when no child runs any more. */
    private List<Work> back(Ending ending) {
        List<Work> open = children(null);
        return open.isEmpty() ? undoThen(ending) : open;
    }

    /**
     * The children that run.
     *
     * @param stop whether they are to stop where they are; null: they undo what they did, those that are to be cancelled at all
     */
    private List<Work> children(@Nullable CancelMode stop) {
        List<Work> work = new ArrayList<>();
        for (int index = 0; index < definition.nodes().size(); index++) {
            if (definition.nodes().get(index).child().isPresent()) {
                children(index, stop, work);
            }
        }
        UndoUnit unit = stop == null ? null : UndoUnit.next(state);
        if (unit != null && unit.state() instanceof NodeState.UndoRun run && run.open()) {
            work.add(new Work.Child(definition.nodes().get(unit.index()), unit.undoRun(run.number()), stop));
        }
        return work;
    }

    /** A list of children of which one has failed is given up; beside other failures they are left to end, where nothing is to be fast. */
    private void children(int index, @Nullable CancelMode stop, List<Work> work) {
        NodeDefinition node = definition.nodes().get(index);
        NodeState at = state.node(index);
        boolean givenUp = state.cancelled().isPresent()
                || definition.failFast()
                || state.lostRace(node)
                || at instanceof NodeState.Fan fan && fan.elements().failed() > 0;
        CancelMode cancel = stop == null && givenUp ? CancelMode.COMPENSATE : stop;
        Rounds rounds = state.rounds(index);
        if (at instanceof NodeState.Child child && child.begun()) {
            work.add(new Work.Child(node, new ChildName(node.place(), rounds, child.number(), 0), cancel));
        } else if (at instanceof NodeState.Fan fan) {
            for (int element : fan.elements().open()) {
                if (fan.elements().get(element) instanceof NodeState.Child child && child.begun()) {
                    Place place = node.place().at(element);
                    work.add(new Work.Child(node, new ChildName(place, rounds, child.number(), 0), cancel));
                }
            }
        }
    }

    /** Whether the run is going back: its compensations run, and nothing else. */
    public static boolean compensating(RunState state) {
        return state.ending().isEmpty() && state.parked().isEmpty() && goesBack(state);
    }

    /** Whether the run is going back, or would if it were not parked. */
    static boolean goesBack(RunState state) {
        return state.undoes().isPresent()
                || !state.failures().isEmpty() && new Planner(state).compensates()
                || state.cancelled().equals(Optional.of(CancelMode.COMPENSATE));
    }

    private String notUndone() {
        return "not undone: " + state.compensationFailures().get(0) + "; retry tries again, go ends the run without it";
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
            if (!state.settled(index)) {
                allSettled = false;
                plan(index, work);
            }
        }
        for (int loop = 0; loop < loops.size(); loop++) {
            if (!ended(loop)) {
                allSettled = false;
                planEndOfRound(loop, work);
            }
        }
        return allSettled ? List.of(new Work.Complete()) : work;
    }

    private void plan(int index, List<Work> work) {
        NodeDefinition node = definition.nodes().get(index);
        NodeState at = state.node(index);
        if (state.lostRace(node)) {
            int before = work.size();
            children(index, null, work);
            if (work.size() == before) {
                work.add(new Work.Skip(node.place(), SkipReason.LOST_RACE));
            }
        } else if (at instanceof NodeState.Pending) {
            if (predecessorsSettled(index)) {
                work.add(decide(index, node));
            }
        } else if (at instanceof NodeState.Fan fan) {
            Rounds rounds = state.rounds(index);
            for (int element : fan.elements().open()) {
                work.add(element(node, rounds, element, fan.elements().get(element)));
            }
        } else {
            Work next = underWay(node, node.place(), state.rounds(index), at);
            if (next != null) {
                work.add(next);
            }
        }
    }

    private static Work element(NodeDefinition node, Rounds rounds, int element, NodeState at) {
        Place place = node.place().at(element);
        if (at instanceof NodeState.Pending) {
            return node.opensAtOnce()
                    ? new Work.Open(node, place, rounds, 1, null)
                    : new Work.Invoke(node, place, rounds, 1, true, null, null);
        }
        return Objects.requireNonNull(underWay(node, place, rounds, at));
    }

    /** What goes on with a node or an element that was reached; null: nothing, it has failed. */
    private static @Nullable Work underWay(NodeDefinition node, Place place, Rounds rounds, NodeState at) {
        if (at instanceof NodeState.Waiting waiting) {
            if (node.sleeps()) {
                return new Work.Sleep(node, place, Objects.requireNonNull(waiting.due()));
            }
            return new Work.Await(node, place, node.signal().orElseThrow(), waiting.due());
        }
        if (at instanceof NodeState.Child child) {
            return child.begun()
                    ? new Work.Child(node, new ChildName(place, rounds, child.number(), 0), null)
                    : new Work.Spawn(node, place, false);
        }
        if (at instanceof NodeState.Recovering recovering) {
            return new Work.Recover(node, place, rounds, recovering);
        }
        if (at instanceof NodeState.Active active) {
            int attempt = active.failedAttempts() + 1;
            boolean toBeReached = node.opensAtOnce() && active.wake() == null
                    || node.forEach().isPresent() && !place.isElement();
            return toBeReached
                    ? new Work.Open(node, place, rounds, attempt, active.due())
                    : new Work.Invoke(node, place, rounds, attempt, active.admitted(), active.due(), active.wake());
        }
        return null;
    }

    private boolean predecessorsSettled(int index) {
        for (int predecessor : definition.predecessorsOf(index)) {
            if (!state.settled(predecessor)) {
                return false;
            }
            int loop = loops.isEmpty() ? -1 : loops.between(predecessor, index);
            if (loop >= 0 && !ended(loop)) {
                return false;
            }
        }
        return true;
    }

    /** Asked for each edge that leaves a loop: looked up once. */
    private boolean ended(int loop) {
        if (ended[loop] == 0) {
            ended[loop] = (byte) (state.ended(loop) ? 1 : -1);
        }
        return ended[loop] > 0;
    }

    private void planEndOfRound(int loop, List<Work> work) {
        LoopDefinition.Tail tail = state.completedTail(loop);
        if (tail == null || !state.roundOver(loop)) {
            return;
        }
        LoopState at = state.loop(loop);
        if (tail.until().isEmpty()) {
            work.add(new Work.EndRound(loops.get(loop), tail, at.round()));
            return;
        }
        int index = definition.indexOf(tail.node());
        work.add(new Work.Until(
                loops.get(loop),
                tail,
                definition.nodes().get(index),
                state.rounds(index),
                at.round(),
                at.failedAttempts() + 1,
                at.due()));
    }

    private Work decide(int index, NodeDefinition node) {
        Optional<SkipReason> skip = skip(node);
        if (skip.isPresent()) {
            return new Work.Skip(node.place(), skip.get());
        }
        Rounds rounds = state.rounds(index);
        int loop = loops.isEmpty() ? -1 : loops.headedBy(index, node.name());
        Instant notBefore = loop < 0 ? null : state.loop(loop).notBefore();
        return node.opensAtOnce() || node.forEach().isPresent()
                ? new Work.Open(node, node.place(), rounds, 1, notBefore)
                : new Work.Invoke(node, node.place(), rounds, 1, node.onlyIf().isEmpty(), notBefore, null);
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
        Values values = Values.at(state, node.place());
        boolean present = values.allPresent(node.parameters())
                && (node.forEach().isEmpty()
                        || values.allPresent(List.of(node.forEach().get().list())));
        return present ? Optional.empty() : Optional.of(SkipReason.NO_VALUE);
    }

    private boolean endsTheWorkflow(String name) {
        NodeState before = state.node(name);
        return before instanceof NodeState.Completed completed
                ? definition.node(name).orElseThrow().endsWith(completed.value())
                : before instanceof NodeState.Skipped skipped && skipped.reason() == SkipReason.ENDED;
    }

    private boolean passed(String name) {
        NodeState before = state.node(name);
        return before instanceof NodeState.Skipped skipped
                ? skipped.reason() == SkipReason.GUARDED || skipped.reason() == SkipReason.BY_HAND
                : state.settled(definition.indexOf(name));
    }

    private boolean taken(NodeDefinition.Decision decision) {
        return state.node(decision.node()) instanceof NodeState.Completed completed
                && completed.value() != null
                && decision.cases().test(completed.value());
    }

    private List<Work> undoThen(Ending ending) {
        UndoUnit unit = UndoUnit.next(state);
        if (unit == null) {
            boolean asks = definition.onCompensationFailure() == OnFailure.PARK
                    && !state.compensationFailures().isEmpty()
                    && !state.leavesUndone();
            return List.of(asks ? new Work.Park(notUndone()) : new Work.End(ending));
        }
        NodeDefinition node = definition.nodes().get(unit.index());
        if (UndoUnit.isByRun(node, unit.place())) {
            return List.of(
                    unit.state() instanceof NodeState.UndoRun run && run.open()
                            ? new Work.Child(node, unit.undoRun(run.number()), null)
                            : new Work.Spawn(node, unit.place(), true));
        }
        return List.of(
                unit.state() instanceof NodeState.Undoing undoing
                        ? new Work.Undo(node, unit.place(), unit.rounds(), undoing.failedAttempts() + 1, undoing.due())
                        : new Work.Undo(node, unit.place(), unit.rounds(), 1, null));
    }
}
