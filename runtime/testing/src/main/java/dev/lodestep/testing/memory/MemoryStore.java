package dev.lodestep.testing.memory;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.SharedLimits;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, for tests: the same answers as any other store, and everything is gone with the process. One lock makes each operation
 * atomic; what can be claimed is found without looking at the other runs.
 */
public final class MemoryStore implements Store {
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final MemoryQueues queues = new MemoryQueues();
    private final MemoryRuns runs = new MemoryRuns(queues);
    private final MemoryDeliveries deliveries = new MemoryDeliveries(runs, queues);
    private final MemoryWrites writes = new MemoryWrites(runs, queues, deliveries);
    private final MemoryLists lists = new MemoryLists(runs);
    private final MemoryWorkers workers = new MemoryWorkers();
    private final MemoryLimits limits = new MemoryLimits();
    private boolean closed;

    /** An empty store whose times are those of the given clock. */
    public MemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String describe() {
        return "in-memory store";
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void join(long worker, String name) {
        locked(() -> {
            workers.forget(number -> queues.ownedBy(number).isEmpty());
            workers.join(worker, name, now());
        });
    }

    @Override
    public void announce(long worker, Set<WorkflowVersion> known) {
        locked(() -> workers.announce(worker, known));
    }

    @Override
    public boolean beat(long worker) {
        return locked(() -> workers.beat(worker));
    }

    @Override
    public void drain(long worker) {
        locked(() -> workers.drain(worker));
    }

    @Override
    public void leave(long worker) {
        locked(() -> workers.leave(worker));
    }

    @Override
    public List<WorkerRow> workers() {
        return locked(workers::notDead);
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        return locked(() -> workers.declareDead(worker, seenBeat));
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        return locked(() -> {
            boolean alive = workers.alive(worker);
            Instant now = now();
            List<WriteResult> results = new ArrayList<>(batch.size());
            batch.forEach(write -> results.add(writes.write(worker, alive, write, now)));
            return results;
        });
    }

    @Override
    public Optional<SharedLimits> limits() {
        return Optional.of((worker, asks) -> locked(() -> limits.ask(worker, asks, workers.living(), now())));
    }

    @Override
    public Delivery deliver(Message message, int maxUnread) {
        return locked(() -> deliveries.deliver(message, maxUnread, now()));
    }

    @Override
    public StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        return locked(() -> deliveries.startOrDeliver(start, message, maxUnread, now()));
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        return locked(() -> {
            if (!workers.live(worker)) {
                return List.of();
            }
            List<Claimed> claimed = new ArrayList<>();
            for (MemoryRun run : queues.claimable(known, now(), workers.dead(), limit)) {
                claimed.add(claim(run, worker, tokens.getAsLong()));
            }
            return claimed;
        });
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return locked(() -> workers.live(worker)
                ? ownedRun(worker, run, seenClaim).map(found -> claim(found, worker, token))
                : Optional.empty());
    }

    private Claimed claim(MemoryRun run, long worker, long token) {
        queues.change(run, () -> {
            run.status = StoredStatus.RUNNING;
            run.owner = worker;
            run.claim = token;
            run.dueAt = null;
            run.reason = null;
            run.failure = null;
        });
        long before = run.lastClaim();
        run.record(token, NewEntry.of(EntryKind.CLAIM, null, 0, null), worker, now());
        return new Claimed(runs.row(run), token, run.length(), before);
    }

    @Override
    public Map<Long, Long> owned(long worker) {
        return locked(() -> {
            Map<Long, Long> claims = new LinkedHashMap<>();
            queues.ownedBy(worker).forEach(run -> claims.put(run.run, run.claim));
            return claims;
        });
    }

    @Override
    public void release(long worker, long run, long claim) {
        locked(() -> ownedRun(worker, run, claim)
                .ifPresent(found -> queues.change(found, () -> {
                    found.status = StoredStatus.READY;
                    found.owner = 0;
                })));
    }

    private Optional<MemoryRun> ownedRun(long worker, long run, long claim) {
        return Optional.ofNullable(runs.get(run))
                .filter(found -> found.status == StoredStatus.RUNNING && found.owner == worker && found.claim == claim);
    }

    @Override
    public Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return locked(() -> queues.nextDue(known));
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return locked(() -> Optional.ofNullable(runs.get(run)).map(found -> found.stored(runs.row(found), false)));
    }

    @Override
    public Optional<StoredRun> read(String id) {
        return locked(() -> Optional.ofNullable(runs.byId(id)).map(found -> found.stored(runs.row(found), true)));
    }

    @Override
    public Optional<RunRow> find(String id) {
        return locked(() -> Optional.ofNullable(runs.byId(id)).map(runs::row));
    }

    @Override
    public List<RunRow> unendedChildren(long run) {
        return locked(() -> runs.unendedChildren(run).stream().map(runs::row).toList());
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        return locked(() -> Optional.ofNullable(runs.get(run))
                .map(found -> found.messagesAfter(afterOrd))
                .orElse(List.of()));
    }

    @Override
    public Map<Long, Integer> inboxCounters(Collection<Long> numbers) {
        return locked(() -> {
            Map<Long, Integer> counters = new LinkedHashMap<>();
            for (long number : numbers) {
                MemoryRun run = runs.get(number);
                if (run != null) {
                    counters.put(number, run.inboxCounter());
                }
            }
            return counters;
        });
    }

    @Override
    public List<RunRow> list(RunQuery query) {
        return locked(() -> lists.list(query));
    }

    @Override
    public List<RunCount> counts(@Nullable String workflow) {
        return locked(() -> lists.counts(workflow));
    }

    @Override
    public Set<Long> purge(Collection<Long> numbers) {
        return locked(() -> {
            Set<Long> gone = new LinkedHashSet<>();
            for (long number : numbers) {
                MemoryRun run = runs.get(number);
                if (run != null && run.status.isFinal() && runs.isNeededByNobody(run)) {
                    gone.add(number);
                }
            }
            gone.forEach(runs::remove);
            return gone;
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return Optional.empty();
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreUnavailableException("the in-memory store is closed; open a new one", null);
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
