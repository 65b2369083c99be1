package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkerRow.State;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The workers of the {@link MemoryStore}; guarded by the store's lock. */
final class MemoryWorkers {
    private final Map<Long, WorkerRow> rows = new LinkedHashMap<>();

    void join(long worker, String name, Instant now) {
        WorkerRow there = rows.putIfAbsent(worker, new WorkerRow(worker, name, State.LIVE, 0, false, now, Set.of()));
        if (there != null && (there.state() == State.DEAD || !there.name().equals(name))) {
            throw new IllegalArgumentException("worker " + worker + " has joined before; join under a fresh number");
        }
    }

    /** Forgets the dead ones that own nothing; a worker that is not known is as good as dead. */
    void forget(LongPredicate ownsNothing) {
        rows.values().removeIf(row -> row.state() == State.DEAD && ownsNothing.test(row.worker()));
    }

    boolean alive(long worker) {
        WorkerRow row = rows.get(worker);
        return row != null && row.state() != State.DEAD;
    }

    boolean live(long worker) {
        WorkerRow row = rows.get(worker);
        return row != null && row.state() == State.LIVE;
    }

    void announce(long worker, Set<WorkflowVersion> known) {
        update(
                worker,
                row -> new WorkerRow(
                        row.worker(),
                        row.name(),
                        row.state(),
                        row.beat(),
                        row.gone(),
                        row.startedAt(),
                        Set.copyOf(known)));
    }

    boolean beat(long worker) {
        return update(worker, row -> with(row, row.state(), row.beat() + 1));
    }

    void drain(long worker) {
        update(worker, row -> with(row, State.DRAINING, row.beat()));
    }

    void leave(long worker) {
        update(worker, row -> with(row, State.DEAD, row.beat()));
    }

    boolean declareDead(long worker, long seenBeat) {
        WorkerRow row = rows.get(worker);
        return row != null && row.beat() == seenBeat && update(worker, still -> with(still, State.DEAD, still.beat()));
    }

    List<WorkerRow> notDead() {
        return rows.values().stream().filter(row -> row.state() != State.DEAD).toList();
    }

    Set<Long> living() {
        return notDead().stream().map(WorkerRow::worker).collect(Collectors.toSet());
    }

    Set<Long> dead() {
        return rows.values().stream()
                .filter(row -> row.state() == State.DEAD)
                .map(WorkerRow::worker)
                .collect(Collectors.toSet());
    }

    private boolean update(long worker, UnaryOperator<WorkerRow> change) {
        if (!alive(worker)) {
            return false;
        }
        rows.computeIfPresent(worker, (number, row) -> change.apply(row));
        return true;
    }

    private static WorkerRow with(WorkerRow row, State state, long beat) {
        return new WorkerRow(row.worker(), row.name(), state, beat, row.gone(), row.startedAt(), row.knows());
    }
}
