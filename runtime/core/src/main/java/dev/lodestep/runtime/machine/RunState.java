package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run stands: the fold of its entries. Immutable; {@link #apply} gives the next one. */
public final class RunState {
    private final WorkflowDefinition<?, ?> definition;
    private final @Nullable Object input;
    private final NodeState[] nodes;
    private final LoopState[] loops;
    private final Past past;
    private final Deadlines deadlines;
    private final int completions;
    private final int pivot;
    private final List<Failure> failures;
    private final List<Failure> compensationFailures;
    private final boolean leavesUndone;
    private final Optional<Failure> undoes;
    private final Optional<CancelMode> cancelled;
    private final Optional<String> parked;
    private final boolean paused;
    private final Optional<Ending> ending;
    private final Consumed consumed;

    RunState(Draft draft) {
        definition = draft.definition;
        input = draft.input;
        nodes = draft.nodes;
        loops = draft.loops;
        past = draft.past;
        deadlines = draft.deadlines;
        completions = draft.completions;
        pivot = draft.pivot;
        failures = draft.failures;
        compensationFailures = draft.compensationFailures;
        leavesUndone = draft.leavesUndone;
        undoes = draft.undoes;
        cancelled = draft.cancelled;
        parked = draft.parked;
        paused = draft.paused;
        ending = draft.ending;
        consumed = draft.consumed;
    }

    /** The state of a run that has just been started. */
    public static RunState started(WorkflowDefinition<?, ?> definition, @Nullable Object input) {
        return new Draft(definition, input).done();
    }

    /** The state after an entry. {@link UnknownNodeException} if it names a node that the workflow does not have. */
    public RunState apply(Entry entry) {
        Draft next = new Draft(this);
        next.fold(entry);
        return next.done();
    }

    /** What the run is a run of. */
    public WorkflowDefinition<?, ?> definition() {
        return definition;
    }

    /** What the run was started with. */
    public @Nullable Object input() {
        return input;
    }

    /** Where a node stands in this round; {@link UnknownNodeException} if there is none of that name. */
    public NodeState node(String name) {
        return nodes[definition.indexOf(name)];
    }

    /** Where a node or an element stands in this round; an element is pending before it was counted. */
    public NodeState at(Place place) {
        NodeState node = node(place.node());
        if (!place.isElement()) {
            return node;
        }
        return node instanceof NodeState.Fan fan ? fan.elements().get(place.element()) : NodeState.Pending.PENDING;
    }

    /** The last completion of a node, in this round or an earlier one; null: it never completed. */
    public NodeState.@Nullable Completed lastCompletion(String name) {
        int index = definition.indexOf(name);
        NodeState.Completed completion = nodes[index].completion();
        PastUnit before = completion == null ? past.last(index) : null;
        return before == null ? completion : before.state().completion();
    }

    NodeState node(int index) {
        return nodes[index];
    }

    NodeState[] nodes() {
        return nodes;
    }

    LoopState[] loops() {
        return loops;
    }

    LoopState loop(int loop) {
        return loops[loop];
    }

    Past past() {
        return past;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** The deadline of a wait that was computed from data before; null: it is still to be computed. */
    public @Nullable Instant deadline(Place place) {
        return deadlines.at(place);
    }

    int completions() {
        return completions;
    }

    /** The order of the last completion of a point of no return; 0: there was none. */
    int pivot() {
        return pivot;
    }

    /** The rounds of the loops around a node; {@link UnknownNodeException} if there is none of that name. */
    public Rounds rounds(String node) {
        return rounds(definition.indexOf(node));
    }

    Rounds rounds(int index) {
        int[] around = definition.layout().around(index);
        if (around.length == 0) {
            return Rounds.NONE;
        }
        int[] rounds = new int[around.length];
        for (int depth = 0; depth < around.length; depth++) {
            rounds[depth] = loops[around[depth]].round();
        }
        return Rounds.of(rounds);
    }

    /** Whether what follows a node may be decided: it has completed, does not run, or has failed and the run goes on without it. */
    boolean settled(int index) {
        NodeState node = nodes[index];
        if (node.settled()) {
            return true;
        }
        NodeDefinition of = definition.nodes().get(index);
        return node instanceof NodeState.Failed failed && tolerated(of, failed.failure())
                || node instanceof NodeState.Fan fan
                        && of.isContinuedOnError()
                        && fan.elements().over();
    }

    static boolean tolerated(NodeDefinition node, Failure failure) {
        return node.isContinuedOnError() && failure.kind() == Failure.Kind.FAILED;
    }

    /**
     * Whether something may still come of a call that goes forward: not if its round is over, if it was settled without it, or if another
     * node has won its race.
     */
    public boolean wants(Work.Call call) {
        int index = definition.indexOf(call.place().node());
        if (!rounds(index).equals(call.rounds())) {
            return false;
        }
        if (call instanceof Work.Until until) {
            int loop = definition.layout().headedBy(index, until.loop().header());
            return !loops[loop].ended();
        }
        boolean settled = call.place().isElement()
                ? !(nodes[index] instanceof NodeState.Fan) || isOver(at(call.place()))
                : settled(index);
        return !settled && !lostRace(call.node());
    }

    private static boolean isOver(NodeState element) {
        return element.settled() || element instanceof NodeState.Failed;
    }

    boolean lostRace(NodeDefinition node) {
        return node.race()
                .map(group -> definition.nodes().stream()
                        .anyMatch(other -> other != node
                                && other.race().equals(node.race())
                                && hasCompleted(definition.indexOf(other.name()))))
                .orElse(false);
    }

    /** Whether a node has completed in this round, and was not undone since. */
    boolean hasCompleted(int index) {
        return nodes[index].settled() && !(nodes[index] instanceof NodeState.Skipped);
    }

    /** Whether a loop's round is over: all of it is settled, and the loops inside have ended. */
    boolean roundOver(int loop) {
        for (int member : definition.layout().members(loop)) {
            if (!settled(member)) {
                return false;
            }
        }
        for (int inner : definition.layout().inner(loop)) {
            if (!ended(inner)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a loop has ended: that was recorded, or its round is over and no repeating node ran in it. */
    boolean ended(int loop) {
        return loops[loop].ended() || completedTail(loop) == null && roundOver(loop);
    }

    /** The repeating node that ran in this round; null: none did. */
    LoopDefinition.@Nullable Tail completedTail(int loop) {
        for (LoopDefinition.Tail tail : definition.layout().get(loop).tails()) {
            if (hasCompleted(definition.indexOf(tail.node()))) {
                return tail;
            }
        }
        return null;
    }

    /** What has failed for good, first the primary one. */
    public List<Failure> failures() {
        return failures;
    }

    /** Whether an operator has decided that the run ends with what could not be undone. */
    boolean leavesUndone() {
        return leavesUndone;
    }

    /** Why the run undoes another one, which had completed, if it does: then it does nothing else. */
    public Optional<Failure> undoes() {
        return undoes;
    }

    /**
     * The state in which a run begins that undoes this one, which has ended.
     *
     * @param reason what the compensations are told
     */
    public RunState undoing(Failure reason) {
        boolean something = ending.isPresent() && (ending.get() instanceof Ending.Completed || undoes.isPresent());
        Draft next = something ? new Draft(this) : new Draft(definition, input);
        next.ending = Optional.empty();
        next.cancelled = Optional.empty();
        next.consumed = Consumed.NONE;
        next.failures = List.of();
        next.leavesUndone = false;
        next.undoes = Optional.of(reason);
        RetryChange.undoAgain(next);
        return next.done();
    }

    /** How the run is being cancelled, if it is. */
    public Optional<CancelMode> cancelled() {
        return cancelled;
    }

    /** Why the run is parked, if it is. */
    public Optional<String> parked() {
        return parked;
    }

    /** Whether it is parked because an operator has paused it. */
    public boolean paused() {
        return paused;
    }

    /** How the run ended, if it did. */
    public Optional<Ending> ending() {
        return ending;
    }

    /** The inbox messages that were consumed. */
    public Consumed consumed() {
        return consumed;
    }

    /** What could not be undone, in the order in which it was tried. */
    public List<Failure> compensationFailures() {
        return compensationFailures;
    }
}
