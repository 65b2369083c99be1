package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds with what a run begins that another one forks: everything that was completed before a node began, and what was completed since and does
 * not depend on it. What failed, was cancelled or was undone is not taken over: it runs again.
 *
 * <p>It folds the other run's entries once more, without those. Of a node in a loop it is the last round that counts: the rounds before it are
 * taken over as they were.
 */
public final class Fork {
    private final WorkflowDefinition<?, ?> definition;
    private final List<Entry> journal;
    private final BitSet again = new BitSet();
    private final int cut;

    private Fork(WorkflowDefinition<?, ?> definition, List<Entry> journal, int node, RunState now) {
        this.definition = definition;
        this.journal = journal;
        BitSet begins = new BitSet();
        begins.set(node);
        int first = began(node, journal.size());
        for (int index = 0; index < definition.nodes().size(); index++) {
            if (wasUndone(now.node(index))) {
                begins.set(index);
                first = Math.min(first, began(index, journal.size()));
            }
        }
        first = undoneInEarlierRounds(begins, first);
        cut = first;
        begins.stream().forEach(this::dependsOn);
    }

    /**
     * The state that a fork begins with.
     *
     * @param journal all entries of the run that is forked
     * @param node the node before which the fork begins
     * @return empty if the run has not come to the node
     * @throws UnknownNodeException if there is no node of that name
     */
    public static Optional<RunState> before(
            WorkflowDefinition<?, ?> definition, @Nullable Object input, List<Entry> journal, String node) {
        int index = definition.indexOf(node);
        RunState begin = RunState.started(definition, input);
        RunState now = begin;
        List<Entry> effective = new ArrayList<>();
        for (Entry entry : journal) {
            if (!(entry instanceof Entry.ByOperator decision) || !ByHand.isTooLate(now, decision)) {
                effective.add(entry);
            }
            now = now.apply(entry);
        }
        return reached(now, index)
                ? Optional.of(new Fork(definition, effective, index, now).state(begin))
                : Optional.empty();
    }

    /**
     * A node, if there is one, whose finished child a run that begins with this state could not undo: what undoes a child goes on from that run,
     * and it belongs to the run that is forked.
     */
    public static Optional<String> takesOverChild(RunState begin) {
        return begin.definition().nodes().stream()
                .filter(node -> node.startsWhatCanBeUndone()
                        && node.compensation().isEmpty()
                        && begin.lastCompletion(node.name()) != null)
                .map(NodeDefinition::name)
                .findFirst();
    }

    private static boolean reached(RunState state, int node) {
        return !(state.node(node) instanceof NodeState.Pending)
                || state.lastCompletion(state.definition().nodes().get(node).name()) != null
                || Arrays.stream(state.definition().predecessorsOf(node))
                        .allMatch(before -> state.settled(before) || wasUndone(state.node(before)));
    }

    private static boolean wasUndone(NodeState at) {
        return at instanceof NodeState.Undone
                || at instanceof NodeState.Undoing
                || at instanceof NodeState.UndoFailed
                || at instanceof NodeState.UndoRun
                || at instanceof NodeState.Fan fan
                        && fan.elements().states().stream().anyMatch(Fork::wasUndone);
    }

    /** Adds what was undone of rounds that are over; gives where the first of it and of what there is already began. */
    private int undoneInEarlierRounds(BitSet begins, int before) {
        int first = before;
        Map<Integer, Integer> completed = new HashMap<>();
        RunState state = RunState.started(definition, null);
        for (int at = 0; at < journal.size(); at++) {
            Entry entry = journal.get(at);
            boolean undo = entry instanceof Entry.Compensated
                    || entry instanceof Entry.CompensationFailed
                    || entry instanceof Entry.UndoSpawned;
            UndoUnit next = undo ? UndoUnit.next(state) : null;
            PastUnit newest = undo ? state.past().newest() : null;
            if (next != null && newest != null && next.state() == newest.state()) {
                int node = definition.indexOf(newest.place().node());
                begins.set(node);
                first = Math.min(first, began(node, completed.getOrDefault(newest.order(), at) + 1));
            }
            state = state.apply(entry);
            completed.putIfAbsent(state.completions(), at);
        }
        return first;
    }

    /** The index of the first entry about a node in its last round before an index; that index if there is none. */
    private int began(int node, int before) {
        int began = before;
        for (int at = before - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry instanceof Entry.Round round && isIn(node, round.loop())) {
                return began;
            }
            Place place = placeOf(entry);
            if (place != null && definition.indexOf(place.node()) == node) {
                began = at;
            }
        }
        return began;
    }

    private boolean isIn(int node, String loop) {
        Loops layout = definition.layout();
        return Arrays.stream(layout.members(RoundChange.loop(definition, loop))).anyMatch(member -> member == node);
    }

    /** Marks a node and everything behind it. */
    private void dependsOn(int node) {
        if (again.get(node)) {
            return;
        }
        again.set(node);
        for (int other = 0; other < definition.nodes().size(); other++) {
            int follower = other;
            if (Arrays.stream(definition.predecessorsOf(follower)).anyMatch(before -> before == node)) {
                dependsOn(follower);
            }
        }
    }

    private RunState state(RunState begin) {
        RunState state = begin;
        for (int at = 0; at < journal.size(); at++) {
            if (isTaken(journal.get(at), at)) {
                state = state.apply(journal.get(at));
            }
        }
        Draft settled = new Draft(state);
        for (int index = 0; index < settled.nodes.length; index++) {
            settled.nodes[index] = standing(definition.nodes().get(index), state, index);
        }
        settled.consumed = Consumed.NONE;
        settled.failures = List.of();
        settled.parked = Optional.empty();
        return settled.done();
    }

    /** What was under way has not begun. */
    private NodeState standing(NodeDefinition node, RunState state, int index) {
        NodeState at = state.node(index);
        if (at instanceof NodeState.Fan fan
                && !state.settled(index)
                && node.forEach().isPresent()) {
            List<NodeState> elements = new ArrayList<>(fan.elements().states());
            elements.replaceAll(each -> each.settled() ? each : NodeState.Pending.PENDING);
            int atOnce = node.forEach().orElseThrow().maxConcurrency();
            return new NodeState.Fan(Elements.of(elements, atOnce), null);
        }
        return state.settled(index) ? at : NodeState.Pending.PENDING;
    }

    private boolean isTaken(Entry entry, int at) {
        if (entry instanceof Entry.Compensated
                || entry instanceof Entry.CompensationFailed
                || isUndoOfChild(entry)
                || entry instanceof Entry.Cancelled
                || entry instanceof Entry.Parked
                || entry instanceof Entry.Ended
                || entry instanceof Entry.Retried
                || entry instanceof Entry.Paused
                || entry instanceof Entry.WentOn) {
            return false;
        }
        if (entry instanceof Entry.LoopFailed || entry instanceof Entry.AttemptFailed failed && !isTolerated(failed)) {
            return false;
        }
        if (at < cut || entry instanceof Entry.Forked) {
            return true;
        }
        if (entry instanceof Entry.Round round) {
            return noneAgain(round.loop());
        }
        if (entry instanceof Entry.LoopEnded ended) {
            return noneAgain(ended.loop());
        }
        Place place = placeOf(entry);
        return place == null || !again.get(definition.indexOf(place.node()));
    }

    private static boolean isUndoOfChild(Entry entry) {
        return entry instanceof Entry.UndoSpawned
                || entry instanceof Entry.ChildEnded ended && ChildName.isUndo(ended.child());
    }

    /** A loop goes on as it did if nothing in it runs again. */
    private boolean noneAgain(String loop) {
        Loops layout = definition.layout();
        return Arrays.stream(layout.members(RoundChange.loop(definition, loop))).noneMatch(again::get);
    }

    private boolean isTolerated(Entry.AttemptFailed failed) {
        return failed.place() != null
                && failed.retryAt() == null
                && RunState.tolerated(definition.node(failed.place().node()).orElseThrow(), failed.failure());
    }

    private static @Nullable Place placeOf(Entry entry) {
        if (entry instanceof Entry.Completed e) {
            return e.place();
        }
        if (entry instanceof Entry.AttemptFailed e) {
            return e.place();
        }
        if (entry instanceof Entry.Skipped e) {
            return e.place();
        }
        if (entry instanceof Entry.Opened e) {
            return e.place();
        }
        if (entry instanceof Entry.Asked e) {
            return e.place();
        }
        if (entry instanceof Entry.FannedOut e) {
            return e.place();
        }
        if (entry instanceof Entry.Signalled e) {
            return e.place();
        }
        if (entry instanceof Entry.Spawned e) {
            return e.place();
        }
        if (entry instanceof Entry.UndoSpawned e) {
            return e.place();
        }
        if (entry instanceof Entry.ChildEnded e) {
            return e.place();
        }
        if (entry instanceof Entry.TimedOut e) {
            return e.place();
        }
        return entry instanceof Entry.ByOperator decision ? EntryCodec.place(decision) : null;
    }
}
