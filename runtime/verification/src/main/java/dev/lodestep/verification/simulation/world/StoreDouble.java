package dev.lodestep.verification.simulation.world;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in front of another one: passes every call on, each through {@link #call}; closing it does nothing. */
public class StoreDouble implements Store {
    /** What is behind it. */
    protected final Store real;

    /** In front of that store. */
    protected StoreDouble(Store real) {
        this.real = real;
    }

    /** Every call but those of the clock and the name goes through this. */
    protected <T> T call(StoreCall operation, Supplier<T> action) {
        return action.get();
    }

    private void tell(StoreCall operation, Runnable action) {
        call(operation, () -> {
            action.run();
            return true;
        });
    }

    @Override
    public String describe() {
        return real.describe();
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public void join(long worker, String name) {
        tell(StoreCall.JOIN, () -> real.join(worker, name));
    }

    @Override
    public void announce(long worker, Set<WorkflowVersion> known) {
        tell(StoreCall.JOIN, () -> real.announce(worker, known));
    }

    @Override
    public boolean beat(long worker) {
        return call(StoreCall.BEAT, () -> real.beat(worker));
    }

    @Override
    public void drain(long worker) {
        tell(StoreCall.DRAIN, () -> real.drain(worker));
    }

    @Override
    public void leave(long worker) {
        tell(StoreCall.LEAVE, () -> real.leave(worker));
    }

    @Override
    public List<WorkerRow> workers() {
        return call(StoreCall.WORKERS, real::workers);
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        return call(StoreCall.DECLARE_DEAD, () -> real.declareDead(worker, seenBeat));
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        return call(StoreCall.WRITE, () -> real.write(worker, batch));
    }

    @Override
    public Optional<Transactions> transactions() {
        return real.transactions();
    }

    @Override
    public Delivery deliver(Message message, int maxUnread) {
        return call(StoreCall.DELIVER, () -> real.deliver(message, maxUnread));
    }

    @Override
    public StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        return call(StoreCall.START_OR_DELIVER, () -> real.startOrDeliver(start, message, maxUnread));
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        return call(StoreCall.CLAIM, () -> real.claim(worker, known, limit, tokens));
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return call(StoreCall.RECLAIM, () -> real.reclaim(worker, run, seenClaim, token));
    }

    @Override
    public Map<Long, Long> owned(long worker) {
        return call(StoreCall.OWNED, () -> real.owned(worker));
    }

    @Override
    public void release(long worker, long run, long claim) {
        tell(StoreCall.RELEASE, () -> real.release(worker, run, claim));
    }

    @Override
    public Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return call(StoreCall.NEXT_DUE, () -> real.nextDue(known));
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return call(StoreCall.LOAD, () -> real.load(run));
    }

    @Override
    public Optional<StoredRun> read(String id) {
        return call(StoreCall.READ, () -> real.read(id));
    }

    @Override
    public Optional<RunRow> find(String id) {
        return call(StoreCall.FIND, () -> real.find(id));
    }

    @Override
    public List<RunRow> unendedChildren(long run) {
        return call(StoreCall.UNENDED_CHILDREN, () -> real.unendedChildren(run));
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        return call(StoreCall.INBOX, () -> real.inbox(run, afterOrd));
    }

    @Override
    public Map<Long, Integer> inboxCounters(Collection<Long> runs) {
        return call(StoreCall.INBOX_COUNTERS, () -> real.inboxCounters(runs));
    }

    @Override
    public List<RunRow> list(RunQuery query) {
        return call(StoreCall.LIST, () -> real.list(query));
    }

    @Override
    public List<RunCount> counts(@Nullable String workflow) {
        return call(StoreCall.COUNT, () -> real.counts(workflow));
    }

    @Override
    public Set<Long> purge(Collection<Long> runs) {
        return call(StoreCall.PURGE, () -> real.purge(runs));
    }

    @Override
    public void close() {}
}
