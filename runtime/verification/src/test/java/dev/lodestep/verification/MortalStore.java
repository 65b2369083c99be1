package dev.lodestep.verification;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store as one process sees it until that process dies: from then on nothing of it reaches the real store. Calls that change something, or
 * load a run, are counted; an idle process's polls are not.
 */
final class MortalStore implements Store {
    private final Store store;
    private final Ledger ledger;
    private final Death death;
    private final Map<Long, String> places = new ConcurrentHashMap<>();
    private int calls;
    private volatile boolean dead;

    MortalStore(Store store, Ledger ledger, Death death) {
        this.store = store;
        this.ledger = ledger;
        this.death = death;
    }

    boolean dead() {
        return dead;
    }

    private synchronized boolean isLast() {
        return ++calls == death.call();
    }

    private <T> T read(Supplier<T> call) {
        if (dead) {
            throw gone();
        }
        return call.get();
    }

    private <T> T counted(Supplier<T> call) {
        return counted(call, call);
    }

    /** A call of which a half is left when the process dies in it. */
    private <T> T counted(Supplier<T> call, Supplier<T> half) {
        if (dead) {
            throw gone();
        }
        if (!isLast()) {
            return call.get();
        }
        dead = true; // before it takes effect: nobody of this process sees what it did
        return switch (death.how()) {
            case BEFORE -> throw gone();
            case AFTER -> {
                call.get();
                throw gone();
            }
            case BETWEEN -> half.get();
        };
    }

    private static StoreUnavailableException gone() {
        return new StoreUnavailableException("this process is dead", null);
    }

    @Override
    public String describe() {
        return "mortal " + store.describe();
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public void join(long worker, String name) {
        counted(() -> {
            store.join(worker, name);
            return true;
        });
    }

    @Override
    public void announce(long worker, Set<WorkflowVersion> known) {
        read(() -> {
            store.announce(worker, known);
            return true;
        });
    }

    @Override
    public boolean beat(long worker) {
        return read(() -> store.beat(worker));
    }

    @Override
    public void drain(long worker) {
        read(() -> {
            store.drain(worker);
            return true;
        });
    }

    @Override
    public void leave(long worker) {
        read(() -> {
            store.leave(worker);
            return true;
        });
    }

    @Override
    public List<WorkerRow> workers() {
        return read(store::workers);
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        return counted(() -> store.declareDead(worker, seenBeat));
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        return counted(() -> written(worker, batch), () -> {
            if (batch.size() == 1) {
                return written(worker, batch);
            }
            written(worker, batch.subList(0, batch.size() / 2));
            throw gone();
        });
    }

    /** The name of a child's run, with a stroke behind it; nothing for other runs. */
    private String place(RunWrite write) {
        if (!(write instanceof RunWrite.Fenced fenced)) {
            return "";
        }
        return places.computeIfAbsent(fenced.run(), number -> {
            String id = store.load(number).map(run -> run.row().id()).orElse(Story.RUN);
            return id.startsWith(Story.RUN + "/") ? id.substring(Story.RUN.length() + 1) + "/" : "";
        });
    }

    private List<WriteResult> written(long worker, List<RunWrite> batch) {
        List<WriteResult> results = store.write(worker, batch);
        for (int i = 0; i < batch.size(); i++) {
            ledger.wrote(batch.get(i), results.get(i), place(batch.get(i)));
        }
        return results;
    }

    @Override
    public Optional<Transactions> transactions() {
        return store.transactions().map(MortalTransactions::new);
    }

    @Override
    public Delivery deliver(Message message, int maxUnread) {
        return counted(() -> store.deliver(message, maxUnread));
    }

    @Override
    public StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        return counted(() -> store.startOrDeliver(start, message, maxUnread));
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        List<Claimed> claimed = read(() -> store.claim(worker, known, limit, tokens));
        return claimed.isEmpty() ? claimed : counted(() -> claimed);
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return counted(() -> store.reclaim(worker, run, seenClaim, token));
    }

    @Override
    public Map<Long, Long> owned(long worker) {
        return read(() -> store.owned(worker));
    }

    @Override
    public void release(long worker, long run, long claim) {
        read(() -> {
            store.release(worker, run, claim);
            return true;
        });
    }

    @Override
    public Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return read(() -> store.nextDue(known));
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return counted(() -> store.load(run));
    }

    @Override
    public Optional<StoredRun> read(String id) {
        return read(() -> store.read(id));
    }

    @Override
    public Optional<RunRow> find(String id) {
        return read(() -> store.find(id));
    }

    @Override
    public List<RunRow> unendedChildren(long run) {
        return read(() -> store.unendedChildren(run));
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        return counted(() -> store.inbox(run, afterOrd));
    }

    @Override
    public Map<Long, Integer> inboxCounters(Collection<Long> runs) {
        return read(() -> store.inboxCounters(runs));
    }

    @Override
    public List<RunRow> list(RunQuery query) {
        return read(() -> store.list(query));
    }

    @Override
    public List<RunCount> counts(@Nullable String workflow) {
        return read(() -> store.counts(workflow));
    }

    @Override
    public Set<Long> purge(Collection<Long> runs) {
        return read(() -> store.purge(runs));
    }

    @Override
    public void close() {
        store.close();
    }

    /** Its half of a transaction is one whose work was done, up to the append, and that was not committed. */
    private final class MortalTransactions implements Transactions {
        private final Transactions transactions;

        private MortalTransactions(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public boolean exclusive() {
            return transactions.exclusive();
        }

        @Override
        public <X extends Throwable> WriteResult commit(long worker, Work<X> work) throws X {
            if (dead) {
                throw gone();
            }
            boolean last = isLast();
            if (last && death.how() == Death.How.BEFORE) {
                dead = true;
                throw gone();
            }
            List<RunWrite> given = new ArrayList<>();
            WriteResult result = transactions.commit(worker, connection -> {
                RunWrite.Append append = work.on(connection);
                given.add(append);
                if (last) {
                    dead = true;
                }
                if (last && death.how() == Death.How.BETWEEN) {
                    throw gone();
                }
                return append;
            });
            ledger.wrote(given.get(0), result, place(given.get(0)));
            if (last) {
                throw gone();
            }
            return result;
        }
    }
}
