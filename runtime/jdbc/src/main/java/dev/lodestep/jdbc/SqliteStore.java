package dev.lodestep.jdbc;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.SharedLimits;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in one SQLite file. Needs {@code org.xerial:sqlite-jdbc} 3.51.3.0 or newer on the class path.
 *
 * <p>What is acknowledged is on the disk. Several stores, also of several processes of one machine, may use one file; writes take turns, so a
 * process that is frozen inside a write stops the others until it goes on or is killed. When a process ends, however it ends, the operating
 * system frees a lock on {@code <file>-workers}, and others take its runs over at once. The file must be on a local disk.
 *
 * <p>A transactional step holds the one write lock while it runs. Other writers of the process wait for it in turn, for five seconds at most,
 * and then throw {@link StoreUnavailableException}, as do those of other processes; their engines try again. A step that holds the lock for
 * more than a minute while others wait is rolled back. Inside a step the store cannot be used: whoever calls it on the step's own thread gets
 * an {@link IllegalStateException}.
 */
public final class SqliteStore implements Store {
    private final Path file;
    private final InstantSource clock;
    private final SqliteErrors errors;
    private final Rows rows;
    private final SqliteWriter writer;
    private final SqliteTransactions transactions;
    private final SqliteReaders readers;
    private final WorkerLocks locks;
    private final SqliteLimits limits;

    private SqliteStore(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.errors = new SqliteErrors(file);
        this.rows = new Rows(errors);
        SqliteConnections connections = new SqliteConnections(file, errors);
        connections.prepare();
        WriteTurn turn = new WriteTurn(errors, WriteTurn.PATIENCE, WriteTurn.LONGEST);
        this.writer = new SqliteWriter(connections.writer(), turn, errors);
        this.transactions = new SqliteTransactions(connections::openForStep, turn, errors, rows, this::now);
        this.readers = new SqliteReaders(connections, errors);
        this.locks = new WorkerLocks(file);
        this.limits = new SqliteLimits(readers, writer, this::now);
    }

    /**
     * Opens the store in a file; creates the file and its folders if they are not there.
     *
     * @throws StoreConfigurationException if that is no place for a store: a folder, a file of something else, not writable, of a newer
     *     version; nothing was changed
     * @throws StoreUnavailableException if the file is there but does not answer, such as on a full disk
     */
    public static SqliteStore at(Path file) {
        return at(file, InstantSource.system());
    }

    /** The same with a clock of one's own, such as a virtual one for tests. */
    public static SqliteStore at(Path file, InstantSource clock) {
        return new SqliteStore(file.toAbsolutePath().normalize(), clock);
    }

    @Override
    public String describe() {
        return "SQLite " + file.getFileName();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void join(long worker, String name) {
        boolean fresh = locks.hold(worker);
        // A failure leaves the lock: the row may be there, and others must not take this process for dead.
        boolean joined = writer.write(
                "join worker " + name, session -> WorkerTable.join(session, worker, name, Micros.floor(now())));
        if (!joined) {
            if (fresh) {
                locks.free(worker);
            }
            throw new IllegalArgumentException("worker " + worker + " has joined before; join under a fresh number");
        }
    }

    @Override
    public void announce(long worker, Set<WorkflowVersion> known) {
        writer.write("announce workflows", session -> WorkerTable.announce(session, worker, known));
    }

    @Override
    public boolean beat(long worker) {
        return writer.write("beat", session -> WorkerTable.beat(session, worker, Micros.floor(now())));
    }

    @Override
    public void drain(long worker) {
        writer.write("drain a worker", session -> WorkerTable.drain(session, worker));
    }

    @Override
    public void leave(long worker) {
        writer.write("let a worker leave", session -> WorkerTable.leave(session, worker));
        locks.free(worker);
    }

    @Override
    public List<WorkerRow> workers() {
        return readers.read("read workers", session -> WorkerTable.notDead(session, rows, locks::isAbandoned));
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        return writer.write("declare a worker dead", session -> WorkerTable.declareDead(session, worker, seenBeat));
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        try {
            return writer.writeOrBlameData("write " + batch.size() + " entries", session -> {
                OwnerWrites writes = new OwnerWrites(session, rows, now(), worker);
                List<WriteResult> results = new ArrayList<>(batch.size());
                for (RunWrite write : batch) {
                    results.add(writes.write(write));
                }
                return results;
            });
        } catch (SQLException e) {
            return batch.size() == 1
                    ? List.of(new WriteResult.Refused("SQLite cannot hold it: " + e.getMessage()))
                    : oneByOne(worker, batch);
        }
    }

    /** The slow lane: one write holds data that SQLite refuses, so each gets a transaction of its own. */
    private List<WriteResult> oneByOne(long worker, List<RunWrite> batch) {
        List<WriteResult> results = new ArrayList<>(batch.size());
        for (RunWrite write : batch) {
            results.addAll(write(worker, List.of(write)));
        }
        return results;
    }

    /** {@inheritDoc} SQLite has one write lock: while a step holds it, nobody else writes, in any process that uses the file. */
    @Override
    public Optional<Transactions> transactions() {
        return Optional.of(transactions);
    }

    @Override
    public Optional<SharedLimits> limits() {
        return Optional.of(limits);
    }

    @Override
    public Delivery deliver(Message message, int maxUnread) {
        message.check();
        if (!StorableText.accepts(message.runId())) {
            return new Delivery(Delivery.Answer.UNKNOWN_RUN, 0, 0, StoredStatus.READY);
        }
        return writer.write(
                "deliver a message",
                session -> new InboxTable(session, rows).deliver(message, maxUnread, Micros.floor(now())));
    }

    @Override
    public StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        message.checkFor(start);
        Optional<String> objection = StorableText.objection(start);
        if (objection.isPresent()) {
            return new StartDelivery.Refused(objection.get());
        }
        try {
            return writer.writeOrBlameData("start a run with a message", session -> {
                long now = Micros.floor(now());
                WriteResult started = new NewRuns(session, rows, new JournalTable(session), now).start(start, 0);
                InboxTable inbox = new InboxTable(session, rows);
                if (started instanceof WriteResult.Exists exists) {
                    return start.isSame(exists)
                            ? new StartDelivery.Attached(inbox.deliver(message, maxUnread, now))
                            : new StartDelivery.Conflict(exists.row());
                }
                return new StartDelivery.Started(inbox.deliver(message.startingItsRun(), Integer.MAX_VALUE, now));
            });
        } catch (SQLException e) {
            return new StartDelivery.Refused("SQLite cannot hold it: " + e.getMessage());
        }
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        // An idle worker that polls must not take the write lock from those who work.
        boolean nothing = readers.read(
                "look for runs",
                session -> ClaimTable.claimable(session, known, now(), 1).isEmpty());
        if (nothing) {
            return List.of();
        }
        return writer.write("claim runs", session -> {
            List<Claimed> claimed = new ArrayList<>();
            if (WorkerTable.live(session, worker)) {
                Instant now = now();
                for (long run : ClaimTable.claimable(session, known, now, limit)) {
                    claimed.add(ClaimTable.take(session, rows, run, worker, tokens.getAsLong(), now));
                }
            }
            return claimed;
        });
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return writer.write("reclaim a run", session -> {
            boolean mine = WorkerTable.live(session, worker) && ClaimTable.ownedBy(session, worker, run, seenClaim);
            return mine ? Optional.of(ClaimTable.take(session, rows, run, worker, token, now())) : Optional.empty();
        });
    }

    @Override
    public Map<Long, Long> owned(long worker) {
        return readers.read("read owned runs", session -> ClaimTable.owned(session, worker));
    }

    @Override
    public void release(long worker, long run, long claim) {
        writer.write("release a run", session -> ClaimTable.release(session, worker, run, claim));
    }

    @Override
    public Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return readers.read("read due times", session -> ClaimTable.nextDue(session, known));
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return readers.snapshot("load a run", session -> {
            RunQueries queries = new RunQueries(session, rows);
            Optional<RunRow> row = queries.find(run);
            return row.isEmpty() ? Optional.empty() : Optional.of(queries.stored(row.get(), false));
        });
    }

    @Override
    public Optional<StoredRun> read(String id) {
        if (!StorableText.accepts(id)) {
            return Optional.empty();
        }
        return readers.snapshot("read a run", session -> {
            RunQueries queries = new RunQueries(session, rows);
            Optional<RunRow> row = queries.find(id);
            return row.isEmpty() ? Optional.empty() : Optional.of(queries.stored(row.get(), true));
        });
    }

    @Override
    public Optional<RunRow> find(String id) {
        return StorableText.accepts(id)
                ? readers.read("find a run", session -> new RunQueries(session, rows).find(id))
                : Optional.empty();
    }

    @Override
    public List<RunRow> unendedChildren(long run) {
        return readers.read("read children", session -> new RunQueries(session, rows).unendedChildren(run));
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        return readers.read("read messages", session -> new RunQueries(session, rows).inbox(run, afterOrd));
    }

    @Override
    public Map<Long, Integer> inboxCounters(Collection<Long> runs) {
        return readers.read("read inbox counters", session -> new RunQueries(session, rows).inboxCounters(runs));
    }

    @Override
    public List<RunRow> list(RunQuery query) {
        return readers.read("list runs", session -> new RunLists(session, rows, errors).list(query));
    }

    @Override
    public List<RunCount> counts(@Nullable String workflow) {
        return readers.read("count runs", session -> new RunLists(session, rows, errors).counts(workflow));
    }

    @Override
    public Set<Long> purge(Collection<Long> runs) {
        return runs.isEmpty() ? Set.of() : writer.write("purge runs", session -> Retention.purge(session, runs));
    }

    /** Lets go of the file. Workers that have not left count as gone from now on. */
    @Override
    public void close() {
        readers.close();
        writer.close();
        locks.close();
    }
}
