package dev.lodestep.runtime.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the rounds that are over, and of nodes that lost a race half done: what would have to be undone, newest first; the values that compensations of those rounds take;
 * and the last value of each node. Immutable.
 */
final class Past {
    static final Past NONE = new Past(null, null, null, new PastUnit[0]);

    private final @Nullable Cell undo;
    private final @Nullable Cell failed;
    private final @Nullable Cell taken;
    private final @Nullable PastUnit[] last;

    private record Cell(PastUnit unit, @Nullable Cell next) {}

    private Past(@Nullable Cell undo, @Nullable Cell failed, @Nullable Cell taken, @Nullable PastUnit[] last) {
        this.undo = undo;
        this.failed = failed;
        this.taken = taken;
        this.last = last;
    }

    static Past of(
            List<PastUnit> undo,
            List<PastUnit> failed,
            List<PastUnit> taken,
            List<PastUnit> last,
            WorkflowDefinition<?, ?> of) {
        Past past = NONE;
        for (PastUnit unit : reversed(failed)) {
            past = past.toUndo(unit).withoutNewest(true);
        }
        for (PastUnit unit : reversed(undo)) {
            past = past.toUndo(unit);
        }
        for (PastUnit unit : reversed(taken)) {
            past = past.taken(unit);
        }
        for (PastUnit unit : last) {
            past = past.last(of.indexOf(unit.place().node()), unit);
        }
        return past;
    }

    private static List<PastUnit> reversed(List<PastUnit> units) {
        List<PastUnit> copy = new ArrayList<>(units);
        Collections.reverse(copy);
        return copy;
    }

    boolean isEmpty() {
        return undo == null && taken == null && last.length == 0;
    }

    /** What is undone next of the rounds that are over; null: nothing. */
    @Nullable
    PastUnit newest() {
        return undo == null ? null : undo.unit();
    }

    /** The value that a node had last in a round that is over; null: none. */
    @Nullable
    PastUnit last(int node) {
        return node < last.length ? last[node] : null;
    }

    /** What is to be undone, newest first. */
    List<PastUnit> toUndo() {
        return listed(undo);
    }

    /** What compensations may take, newest first. */
    List<PastUnit> taken() {
        return listed(taken);
    }

    List<PastUnit> last() {
        return Arrays.stream(last)
                .filter(unit -> unit != null)
                .map(unit -> unit)
                .toList();
    }

    private static List<PastUnit> listed(@Nullable Cell cells) {
        List<PastUnit> units = new ArrayList<>();
        for (Cell cell = cells; cell != null; cell = cell.next()) {
            units.add(cell.unit());
        }
        return units;
    }

    /** Something more to be undone; it finds its place among what loops beside its own have left. */
    Past toUndo(PastUnit unit) {
        Deque<PastUnit> newer = new ArrayDeque<>();
        Cell rest = undo;
        while (rest != null && rest.unit().order() > unit.order()) {
            newer.push(rest.unit());
            rest = rest.next();
        }
        Cell all = new Cell(unit, rest);
        while (!newer.isEmpty()) {
            all = new Cell(newer.pop(), all);
        }
        return new Past(all, failed, taken, last);
    }

    /** Something more that compensations may take. */
    Past taken(PastUnit unit) {
        return new Past(undo, failed, new Cell(unit, taken), last);
    }

    /** The last value of a node. */
    Past last(int node, PastUnit unit) {
        @Nullable PastUnit[] more = Arrays.copyOf(last, Math.max(last.length, node + 1));
        more[node] = unit;
        return new Past(undo, failed, taken, more);
    }

    /** The newest is in another state. */
    Past replaceNewest(NodeState state) {
        Cell first = first();
        return new Past(new Cell(first.unit().with(state), first.next()), failed, taken, last);
    }

    /**
     * The newest is done with.
     *
     * @param keep whether it is kept, to be tried again if an operator wants that
     */
    Past withoutNewest(boolean keep) {
        Cell first = first();
        return new Past(first.next(), keep ? new Cell(first.unit(), failed) : failed, taken, last);
    }

    /** What could not be undone and was kept, newest failure first. */
    List<PastUnit> failed() {
        return listed(failed);
    }

    /** What could not be undone is to be undone once more. */
    Past again() {
        Past past = new Past(undo, null, taken, last);
        for (PastUnit unit : failed()) {
            past = past.toUndo(unit);
        }
        return past;
    }

    private Cell first() {
        if (undo == null) {
            throw new IllegalStateException("nothing of an earlier round is to be undone");
        }
        return undo;
    }

    /** After a point of no return: nothing is to be undone; of each node, compensations of what comes may take the last value. */
    Past beyondReturn() {
        if (undo == null && taken == null) {
            return this;
        }
        Set<String> seen = new HashSet<>();
        List<PastUnit> newest =
                taken().stream().filter(unit -> seen.add(unit.place().node())).toList();
        Cell left = null;
        for (PastUnit unit : reversed(newest)) {
            left = new Cell(unit, left);
        }
        return new Past(null, failed, left, last);
    }
}
