package dev.lodestep.runtime.machine;

import dev.lodestep.ChildFailedException;
import dev.lodestep.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the start and the end of a child change: a child that ends completes or fails its node or element, or has undone what it was to undo. */
final class ChildChange {
    private final Draft draft;
    private final RunState before;

    private ChildChange(Draft draft, RunState before) {
        this.draft = draft;
        this.before = before;
    }

    static void fold(Draft draft, Entry entry, RunState before) {
        ChildChange change = new ChildChange(draft, before);
        if (entry instanceof Entry.Spawned spawned) {
            change.spawn(spawned);
        } else if (entry instanceof Entry.UndoSpawned) {
            change.undo();
        } else {
            change.end((Entry.ChildEnded) entry);
        }
    }

    private void spawn(Entry.Spawned entry) {
        int index = draft.definition.indexOf(entry.place().node());
        NodeDefinition node = draft.definition.nodes().get(index);
        if (node.isMany() && !entry.place().isElement()) {
            List<NodeState> states = new ArrayList<>(entry.inputs().size());
            entry.inputs().forEach(input -> states.add(new NodeState.Child(input, 1, true)));
            draft.fanOut(index, Elements.of(states, node.atOnce()));
            return;
        }
        int number = draft.at(entry.place()) instanceof NodeState.Child again ? again.number() : 1;
        draft.set(entry.place(), new NodeState.Child(entry.inputs().get(0), number, true));
    }

    /** The run begins that undoes what is undone next. */
    private void undo() {
        UndoUnit unit = UndoUnit.next(before);
        if (unit == null) {
            throw new IllegalStateException("nothing is to be undone");
        }
        draft.undoBegins(
                unit,
                unit.state() instanceof NodeState.UndoRun tried
                        ? new NodeState.UndoRun(tried.before(), tried.number() + 1, true)
                        : new NodeState.UndoRun(unit.state(), 1, true));
    }

    private void end(Entry.ChildEnded entry) {
        UndoUnit unit = Planner.goesBack(before) ? UndoUnit.next(before) : null;
        if (unit != null
                && unit.place().equals(entry.place())
                && unit.state() instanceof NodeState.UndoRun run
                && run.open()) {
            draft.undo(entry.place(), notUndone(entry, run), null);
        } else if (draft.at(entry.place()) instanceof NodeState.Child child) {
            end(entry, child);
        }
    }

    private static @Nullable Failure notUndone(Entry.ChildEnded entry, NodeState.UndoRun run) {
        return entry.ending() instanceof Ending.Completed
                ? null
                : Failures.child(entry.place(), run.number(), new ChildFailedException(entry.child(), reason(entry)));
    }

    private void end(Entry.ChildEnded entry, NodeState.Child child) {
        int index = draft.definition.indexOf(entry.place().node());
        NodeDefinition node = draft.definition.nodes().get(index);
        boolean late = before.lostRace(node);
        if (entry.ending() instanceof Ending.Completed completed) {
            complete(node, entry.place(), child, entry.child(), completed.result());
        } else {
            fail(node, entry, child, late);
        }
        if (late && !entry.place().isElement()) {
            draft.past = RoundChange.withUnits(draft.past, draft.done(), index); // to be undone if the run is
            draft.nodes[index] = new NodeState.Skipped(SkipReason.LOST_RACE);
        }
    }

    private void complete(NodeDefinition node, Place place, NodeState.Child child, String id, @Nullable Object result) {
        Object value = node.result().isEmpty() ? null : result;
        if (value == null && node.result().isPresent()) {
            value = node.result().get().whenAbsent();
            if (value == null) {
                Failure nothing = Failures.of(
                        place.toString(),
                        child.number(),
                        new NullPointerException(
                                "child run '" + id + "' completed without a result, but '" + node.name()
                                        + "' needs one: no node that gives it has run; let the child's @Result method give it"));
                draft.fail(place, nothing, child, true);
                return;
            }
        }
        draft.complete(new Entry.Completed(place, child.number(), value));
    }

    /** A child that was cancelled because others failed is no reason of its own. */
    private void fail(NodeDefinition node, Entry.ChildEnded entry, NodeState.Child child, boolean late) {
        ChildFailedException error = new ChildFailedException(entry.child(), reason(entry));
        boolean forward = before.failures().isEmpty() && before.cancelled().isEmpty();
        if (forward && !late && node.recoveryFrom(error).isPresent()) {
            draft.set(entry.place(), new NodeState.Recovering(child, entry.child(), error.failure()));
            return;
        }
        boolean counts = !late && (forward || entry.ending() instanceof Ending.Failed);
        draft.fail(entry.place(), Failures.child(entry.place(), child.number(), error), child, counts);
    }

    private static Failure reason(Entry.ChildEnded entry) {
        return entry.ending() instanceof Ending.Failed failed ? failed.primary() : Failures.cancelled("");
    }
}
