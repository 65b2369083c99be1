package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The next state of a run in the making: what an entry changes. */
final class Draft {
    private static final LoopState[] NO_LOOPS = {};

    final WorkflowDefinition<?, ?> definition;

    private final @Nullable RunState before;

    @Nullable
    Object input;

    final NodeState[] nodes;
    LoopState[] loops;
    Past past = Past.NONE;
    Deadlines deadlines = Deadlines.NONE;
    int completions;
    int pivot;
    List<Failure> failures = List.of();
    List<Failure> compensationFailures = List.of();
    boolean leavesUndone;
    Optional<Failure> undoes = Optional.empty();
    Optional<CancelMode> cancelled = Optional.empty();
    Optional<String> parked = Optional.empty();
    boolean paused;
    Optional<Ending> ending = Optional.empty();
    Consumed consumed = Consumed.NONE;

    Draft(WorkflowDefinition<?, ?> definition, @Nullable Object input) {
        this.definition = definition;
        this.before = null;
        this.input = input;
        nodes = new NodeState[definition.nodes().size()];
        Arrays.fill(nodes, NodeState.Pending.PENDING);
        loops = definition.layout().isEmpty()
                ? NO_LOOPS
                : new LoopState[definition.layout().size()];
        Arrays.fill(loops, LoopState.FIRST);
    }

    Draft(RunState state) {
        definition = state.definition();
        before = state;
        input = state.input();
        nodes = state.nodes().clone();
        loops = state.loops();
        past = state.past();
        deadlines = state.deadlines();
        completions = state.completions();
        pivot = state.pivot();
        failures = state.failures();
        compensationFailures = state.compensationFailures();
        leavesUndone = state.leavesUndone();
        undoes = state.undoes();
        cancelled = state.cancelled();
        parked = state.parked();
        paused = state.paused();
        ending = state.ending();
        consumed = state.consumed();
    }

    RunState done() {
        return new RunState(this);
    }

    void fold(Entry entry) {
        if (entry instanceof Entry.Completed completed) {
            complete(completed);
        } else if (entry instanceof Entry.AttemptFailed failed) {
            fail(failed);
        } else if (entry instanceof Entry.Skipped skipped) {
            skip(skipped.place(), skipped.reason());
        } else if (entry instanceof Entry.Opened opened) {
            set(opened.place(), new NodeState.Waiting(opened.due(), null));
            keepDeadline(opened.place(), opened.due());
        } else if (entry instanceof Entry.Asked asked) {
            ask(asked);
        } else if (entry instanceof Entry.FannedOut fanned) {
            fanOut(fanned);
        } else if (entry instanceof Entry.Signalled signalled) {
            set(signalled.place(), woken(Wake.by(signalled.payload()).after(question(signalled.place()))));
            consumed = consume(signalled.message());
        } else if (entry instanceof Entry.TimedOut timedOut) {
            timeOut(timedOut.place());
        } else if (entry instanceof Entry.Spawned || entry instanceof Entry.UndoSpawned) {
            ChildChange.fold(this, entry, state());
        } else if (entry instanceof Entry.ChildEnded ended) {
            ChildChange.fold(this, ended, state());
            consumed = consume(ended.message());
        } else if (entry instanceof Entry.Round || entry instanceof Entry.LoopEnded) {
            RoundChange.fold(this, entry, state());
        } else if (entry instanceof Entry.LoopFailed failed) {
            failLoop(failed);
        } else if (entry instanceof Entry.Compensated undone) {
            undo(undone.place(), null, null);
        } else if (entry instanceof Entry.CompensationFailed failed) {
            undo(failed.place(), failed.failure(), failed.retryAt());
        } else if (entry instanceof Entry.Cancelled request) {
            cancelled = Optional.of(request.mode());
            parked = Optional.empty();
            paused = false;
            consumed = consume(request.message());
        } else if (entry instanceof Entry.ByOperator decision) {
            decide(decision);
            consumed = consume(decision.message());
        } else if (entry instanceof Entry.Parked park) {
            parked = Optional.of(park.reason());
        } else if (entry instanceof Entry.Ended ended) {
            ending = Optional.of(ended.ending());
        }
    }

    private void decide(Entry.ByOperator entry) {
        if (entry instanceof Entry.Retried) {
            RetryChange.fold(this, state());
        } else if (entry instanceof Entry.Paused pause) {
            parked = Optional.of(pause.note().pause());
            paused = true;
        } else if (entry instanceof Entry.WentOn) {
            parked = Optional.empty();
            leavesUndone = leavesUndone || !paused && Planner.goesBack(state());
            paused = false;
        } else if (entry instanceof Entry.Forked fork) {
            adopt(fork.state());
        } else {
            ByHand.fold(this, state(), entry);
        }
    }

    /** Takes over what another run has done. */
    private void adopt(RunState other) {
        System.arraycopy(other.nodes(), 0, nodes, 0, nodes.length);
        loops = other.loops();
        past = other.past();
        deadlines = other.deadlines();
        completions = other.completions();
        pivot = other.pivot();
    }

    private void ask(Entry.Asked entry) {
        Question before = at(entry.place()) instanceof NodeState.Active active && active.wake() != null
                ? active.wake().question()
                : null;
        Question question = new Question(entry.carry(), before == null ? 1 : before.number() + 1);
        set(entry.place(), new NodeState.Waiting(entry.due(), question));
        keepDeadline(entry.place(), entry.due());
    }

    private @Nullable Question question(Place place) {
        return at(place) instanceof NodeState.Waiting waiting ? waiting.question() : null;
    }

    private void keepDeadline(Place place, @Nullable Instant due) {
        boolean fromData =
                definition.nodes().get(definition.indexOf(place.node())).due().isPresent();
        if (due != null && fromData) {
            deadlines = deadlines.with(place, due);
        }
    }

    void complete(Entry.Completed entry) {
        completions++;
        NodeState.Completed completion = new NodeState.Completed(entry.value(), completions, entry.attempt());
        int index = definition.indexOf(entry.place().node());
        if (entry.place().isElement()) {
            settle(index, entry.place().element(), completion);
        } else {
            nodes[index] = completion;
        }
        passPivot(index);
        if (definition.nodes().get(index).abortsWith(entry.value())) {
            addFailure(Failures.aborted(entry.place().toString(), entry.attempt(), entry.value()));
        }
    }

    /** An element is settled; the last one to complete completes the node. */
    private void settle(int index, int element, NodeState state) {
        Elements elements = fan(index).elements().settle(element, state);
        nodes[index] = new NodeState.Fan(elements, completion(index, elements));
    }

    private NodeState.@Nullable Completed completion(int index, Elements elements) {
        return elements.over()
                        && elements.failed() == 0
                        && !state().lostRace(definition.nodes().get(index))
                ? new NodeState.Completed(
                        definition.nodes().get(index).result().isPresent() ? elements.results() : null, completions, 1)
                : null;
    }

    private void fanOut(Entry.FannedOut entry) {
        int index = definition.indexOf(entry.place().node());
        fanOut(
                index,
                Elements.of(entry.elements(), definition.nodes().get(index).atOnce()));
    }

    void fanOut(int index, Elements elements) {
        if (elements.over()) {
            completions++;
        }
        nodes[index] = new NodeState.Fan(elements, completion(index, elements));
        passPivot(index);
    }

    private void passPivot(int index) {
        if (definition.nodes().get(index).isPivot() && nodes[index].completion() != null) {
            pivot = completions;
            past = past.beyondReturn();
        }
    }

    /** A sleep is over, or a wait has nothing to take. */
    private void timeOut(Place place) {
        int index = definition.indexOf(place.node());
        if (definition.nodes().get(index).sleeps()) {
            complete(new Entry.Completed(place, 1, null));
        } else {
            set(place, woken(Wake.TIMED_OUT.after(question(place))));
        }
    }

    /** What it did before another node won its race, or an operator decided, is kept, to be undone if the run is. */
    void skip(Place place, SkipReason reason) {
        int index = definition.indexOf(place.node());
        NodeState.Skipped skipped = new NodeState.Skipped(reason);
        if (place.isElement()) {
            settle(index, place.element(), skipped);
            return;
        }
        if (nodes[index] instanceof NodeState.Fan || reason == SkipReason.BY_HAND) {
            past = RoundChange.withUnits(past, state(), index);
        }
        nodes[index] = skipped;
    }

    private void fail(Entry.AttemptFailed entry) {
        if (entry.place() == null) {
            addFailure(entry.failure());
            return;
        }
        Place place = entry.place();
        NodeState at = at(place);
        Wake wake = at instanceof NodeState.Active active ? active.wake() : null;
        if (entry.retryAt() != null) {
            set(place, new NodeState.Active(entry.failure().attempt(), entry.admitted(), entry.retryAt(), wake));
            return;
        }
        NodeState.Child child = at instanceof NodeState.Recovering recovering
                ? recovering.child()
                : at instanceof NodeState.Child started ? started : null;
        fail(place, new NodeState.Failed(entry.failure(), entry.admitted(), wake, child), true);
    }

    /** The child of a node or element did not complete; what does not count is no reason for the run to fail. */
    void fail(Place place, Failure failure, NodeState.Child child, boolean counts) {
        fail(place, new NodeState.Failed(failure, true, null, child), counts);
    }

    private void fail(Place place, NodeState.Failed failed, boolean counts) {
        int index = definition.indexOf(place.node());
        if (place.isElement()) {
            settle(index, place.element(), failed);
        } else {
            nodes[index] = failed;
        }
        if (counts && !RunState.tolerated(definition.nodes().get(index), failed.failure())) {
            addFailure(failed.failure());
        }
    }

    private void failLoop(Entry.LoopFailed entry) {
        int loop = RoundChange.loop(definition, entry.loop());
        loops = loops.clone();
        loops[loop] = loops[loop].failed(entry.failure().attempt(), entry.retryAt());
        if (entry.retryAt() == null) {
            addFailure(entry.failure());
        }
    }

    /** An attempt to undo what is undone next has ended: without a failure, with one, or with one for good. */
    void undo(Place place, @Nullable Failure failure, @Nullable Instant retryAt) {
        boolean again = failure != null && retryAt != null;
        if (failure != null && !again) {
            compensationFailures = with(compensationFailures, failure);
        }
        PastUnit newest = past.newest();
        UndoUnit next = UndoUnit.next(state());
        if (newest != null && next != null && next.state() == newest.state()) {
            past = again
                    ? past.replaceNewest(undone(newest.state(), failure, retryAt))
                    : withoutNewest(failure != null);
            return;
        }
        NodeState after = undone(at(place), failure, retryAt);
        if (place.isElement() && !again) {
            int index = definition.indexOf(place.node());
            nodes[index] = new NodeState.Fan(
                    fan(index).elements().undo(place.element(), after),
                    fan(index).completion());
        } else {
            set(place, after);
        }
    }

    /** What failed is kept where it may be tried again: by an operator, or by another run that undoes this one's child. */
    private Past withoutNewest(boolean failed) {
        PastUnit newest = past.newest();
        Past ended = newest != null && newest.state() instanceof NodeState.UndoRun run
                ? past.replaceNewest(new NodeState.UndoRun(run.before(), run.number(), false))
                : past;
        boolean mayBeTriedAgain = undoes.isPresent() || definition.onCompensationFailure() == OnFailure.PARK;
        return ended.withoutNewest(failed && mayBeTriedAgain);
    }

    /** A run begins that undoes something. */
    void undoBegins(UndoUnit unit, NodeState.UndoRun run) {
        PastUnit newest = past.newest();
        if (newest != null && unit.state() == newest.state()) {
            past = past.replaceNewest(run);
        } else {
            set(unit.place(), run);
        }
    }

    private static NodeState undone(NodeState state, @Nullable Failure failure, @Nullable Instant retryAt) {
        NodeState before = state instanceof NodeState.Undoing undoing
                ? undoing.before()
                : state instanceof NodeState.UndoRun run ? run.before() : state;
        if (failure == null) {
            return new NodeState.Undone(before);
        }
        return retryAt == null
                ? new NodeState.UndoFailed(before, failure)
                : new NodeState.Undoing(before, failure.attempt(), retryAt);
    }

    private RunState state() {
        if (before == null) {
            throw new IllegalStateException("a state that is being read has no entries");
        }
        return before;
    }

    NodeState at(Place place) {
        NodeState node = nodes[definition.indexOf(place.node())];
        return place.isElement()
                ? fan(definition.indexOf(place.node())).elements().get(place.element())
                : node;
    }

    private NodeState.Fan fan(int index) {
        if (nodes[index] instanceof NodeState.Fan fan) {
            return fan;
        }
        throw new IllegalStateException(
                "the elements of '" + definition.nodes().get(index).name() + "' were not counted");
    }

    void set(Place place, NodeState state) {
        int index = definition.indexOf(place.node());
        nodes[index] = place.isElement()
                ? new NodeState.Fan(
                        fan(index).elements().with(place.element(), state),
                        fan(index).completion())
                : state;
    }

    /** What fails because the run is being cancelled is no reason of its own. */
    private void addFailure(Failure failure) {
        if (cancelled.isEmpty()) {
            failures = with(failures, failure);
        }
    }

    private static List<Failure> with(List<Failure> failures, Failure failure) {
        List<Failure> more = new ArrayList<>(failures);
        more.add(failure);
        return List.copyOf(more);
    }

    private Consumed consume(int message) {
        return message > 0 ? consumed.with(message) : consumed;
    }

    static NodeState woken(Wake wake) {
        return new NodeState.Active(0, true, null, wake);
    }
}
