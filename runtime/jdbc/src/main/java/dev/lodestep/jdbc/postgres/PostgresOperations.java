package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.RunQuery;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The operations of a store, each handed to whom it concerns, on a connection of its own. */
public class PostgresOperations implements Store {
    private final String description;
    private final DatabaseClock clock;
    private final Database database;
    private final Optional<DataSource> direct;
    private final Doorbell doorbell;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Workers workers;
    private final OwnerWrites writes;
    private final Transactions transactions;
    private final Deliveries deliveries;
    private final SignalledStarts signalledStarts;
    private final Claims claims;
    private final RunQueries queries;
    private final RunLists lists;
    private final Retention retention;
    private final Limits limits;

    /**
     * Opens the store whose tables are there.
     *
     * @throws dev.lodestep.runtime.StoreConfigurationException if they are not, or not in this version, or cannot be used so
     * @throws dev.lodestep.runtime.StoreUnavailableException if the database does not answer
     */
    protected PostgresOperations(
            DataSource source,
            TableNames names,
            int networkTimeoutMillis,
            Optional<InstantSource> ownClock,
            Optional<DataSource> direct,
            Function<Connection, StepConnection> guard) {
        PostgresErrors errors = new PostgresErrors(names);
        Rows rows = new Rows(errors);
        this.clock = new DatabaseClock(ownClock);
        this.database = new Database(source, errors, networkTimeoutMillis);
        this.direct = direct;
        this.doorbell = new Doorbell(names);
        Schema schema = new Schema(names);
        Opened opened = opened(schema, errors, names);
        this.description = opened.description();
        Verdicts verdicts = new Verdicts(names, clock);
        this.workers = new Workers(names, rows, clock, new Identity(database, schema, opened.storeId()));
        Appends appends = new Appends(names, clock, verdicts);
        this.transactions = new StepTransactions(database, appends, verdicts, guard);
        Starts starts = new Starts(names, rows, clock);
        RunChanges changes = new RunChanges(names, clock, verdicts);
        this.writes = new OwnerWrites(
                database,
                errors,
                new GroupCommit(database, starts, changes, appends, doorbell),
                new FamilyChanges(names, clock, changes, verdicts, doorbell));
        this.deliveries = new Deliveries(names, rows, clock, doorbell);
        this.signalledStarts = new SignalledStarts(database, starts, deliveries);
        this.claims = new Claims(database, names, rows, clock, doorbell);
        this.queries = new RunQueries(names, rows);
        this.lists = new RunLists(names, rows);
        this.retention = new Retention(database, names);
        this.limits = new Limits(database, names, clock);
    }

    private record Opened(String description, String storeId) {}

    private Opened opened(Schema schema, PostgresErrors errors, TableNames names) {
        try {
            return database.trySingle(connection -> {
                schema.check(connection);
                long askedAt = System.nanoTime();
                String description = Call.of(connection, "SELECT current_database(), " + DatabaseClock.TIME)
                        .first(row -> {
                            clock.showed(Objects.requireNonNull(Times.read(row, 2)), askedAt);
                            return "PostgreSQL " + row.getString(1) + ", " + names.describe();
                        })
                        .orElseThrow();
                return new Opened(description, schema.storeId(connection));
            });
        } catch (SQLException e) {
            throw errors.whileOpening("open the store", e);
        }
    }

    @Override
    public String describe() {
        return description;
    }

    /** The database's clock, as it was told with the last sign of life; up to a round trip ahead of it, never behind. */
    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public void join(long worker, String name) {
        boolean joined =
                database.transaction("join worker " + name, connection -> workers.join(connection, worker, name));
        if (!joined) {
            throw new IllegalArgumentException("worker " + worker + " has joined before; join under a fresh number");
        }
    }

    @Override
    public void announce(long worker, Set<WorkflowVersion> known) {
        database.single("announce workflows", connection -> workers.announce(connection, worker, known));
    }

    @Override
    public boolean beat(long worker) {
        return database.single("beat", connection -> workers.beat(connection, worker));
    }

    @Override
    public void drain(long worker) {
        database.single("drain a worker", connection -> workers.drain(connection, worker));
    }

    @Override
    public void leave(long worker) {
        database.single("let a worker leave", connection -> workers.leave(connection, worker));
    }

    @Override
    public List<WorkerRow> workers() {
        return database.single("read workers", workers::notDead);
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        return database.single(
                "declare a worker dead", connection -> workers.declareDead(connection, worker, seenBeat));
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        return writes.write(worker, batch);
    }

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
        return database.transaction(
                "deliver a message", connection -> deliveries.deliver(connection, message, maxUnread));
    }

    @Override
    public StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        message.checkFor(start);
        return StorableText.objection(start)
                .<StartDelivery>map(StartDelivery.Refused::new)
                .orElseGet(() -> signalledStarts.startOrDeliver(start, message, maxUnread));
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        return claims.claim(worker, known, limit, tokens);
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return claims.reclaim(worker, run, seenClaim, token);
    }

    @Override
    public Map<Long, Long> owned(long worker) {
        return database.single("read owned runs", connection -> claims.owned(connection, worker));
    }

    @Override
    public void release(long worker, long run, long claim) {
        database.single("release a run", connection -> claims.release(connection, worker, run, claim));
    }

    @Override
    public Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return database.single("read due times", connection -> claims.nextDue(connection, known));
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return database.transaction("load a run", connection -> queries.load(connection, run));
    }

    @Override
    public Optional<StoredRun> read(String id) {
        return StorableText.accepts(id)
                ? database.transaction("read a run", connection -> queries.read(connection, id))
                : Optional.empty();
    }

    @Override
    public Optional<RunRow> find(String id) {
        return StorableText.accepts(id)
                ? database.single("find a run", connection -> queries.find(connection, id))
                : Optional.empty();
    }

    @Override
    public List<RunRow> unendedChildren(long run) {
        return database.single("read children", connection -> queries.unendedChildren(connection, run));
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        return database.single("read messages", connection -> queries.inbox(connection, run, afterOrd));
    }

    @Override
    public Map<Long, Integer> inboxCounters(Collection<Long> runs) {
        return database.single("read inbox counters", connection -> queries.inboxCounters(connection, runs));
    }

    @Override
    public List<RunRow> list(RunQuery query) {
        return database.single("list runs", connection -> lists.list(connection, query));
    }

    @Override
    public List<RunCount> counts(@Nullable String workflow) {
        return database.single("count runs", connection -> lists.counts(connection, workflow));
    }

    @Override
    public Set<Long> purge(Collection<Long> runs) {
        return retention.purge(runs);
    }

    @Override
    public void listen(Runnable hint) {
        direct.ifPresent(source -> listeners.add(Listener.start(source, doorbell.channel(), hint)));
    }

    /** From now on every call fails. The data source belongs to whoever gave it and stays open; workers that have not left keep their rows. */
    @Override
    public void close() {
        database.close();
        listeners.forEach(Listener::stop);
    }
}
