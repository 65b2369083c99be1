package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes the rows of runs for their owner: parks them, opens waits, times out, ends them, each only if its conditions hold, together with
 * its entries, its checkpoint, its children and the message of its end to its parent.
 *
 * <p>A statement that waited for a row looks only at that row anew. So the rows are locked first, parents before their children, and what
 * is decided after that is decided by a column of the locked row. A single run needs no statement of its own for that: there is no order to keep.
 */
final class RunChanges implements BatchGroup<RunWrite.Fenced> {
    /** The rows, and those of the parents of runs that end; whether a run has a parent never changes. */
    private static final String LOCK = """
            SELECT run.run_no, run.parent_no IS NOT NULL FROM {run} AS run WHERE run.run_no = ANY(ARRAY(
              SELECT unnest(?::bigint[])
              UNION SELECT child.parent_no FROM {run} AS child WHERE child.run_no = ANY(?::bigint[]) AND child.parent_no IS NOT NULL))
            AND\s""" + Conditions.BOUNDED + " ORDER BY run.run_no FOR NO KEY UPDATE";

    static final String CHANGE = "WITH " + Conditions.M + """
            , b AS MATERIALIZED (
              SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::smallint[], ?::boolean[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::bigint[], ?::bytea[])
              AS b(run_no, claim, seq, seen, deadline, status, compensating, waits, due, reason, failure, state_seq, fingerprint, crc,
                state)),
            """ + EntryRows.E + ", " + EntryRows.BAD + """
            , u AS (
              UPDATE {run} AS run SET status = b.status, owner = CASE WHEN b.status = 1 THEN run.owner END,
                compensating = coalesce(b.compensating, run.compensating), waits = b.waits::text[],
                due_at = b.due::timestamptz, reason = b.reason, failure = b.failure,
                ended_at = CASE WHEN b.status >= 5 THEN (SELECT now FROM m) END
              FROM b
              WHERE run.run_no = b.run_no AND run.status = 1 AND run.claim = b.claim
                AND (? OR b.status < 5 OR run.parent_no IS NULL)
                AND (b.seen IS NULL OR run.inbox = b.seen)
                AND (b.deadline IS NULL OR b.deadline::timestamptz <= (SELECT now FROM m))
                AND (SELECT q.seq FROM {journal} q WHERE q.run_no = b.run_no AND q.seq = b.seq) IS NULL
                AND b.run_no NOT IN (SELECT run_no FROM bad)
                AND\s"""
            + Conditions.BOUNDED + " AND " + Conditions.ALIVE + " AND " + Conditions.chained("b") + """
              RETURNING run.run_no),
            j AS ("""
            + EntryRows.INSERT + EntryRows.SELECTED + " FROM e JOIN u USING (run_no) ORDER BY e.run_no, e.seq)" + """
            , c AS (
              INSERT INTO {checkpoint} AS old (run_no, seq, fingerprint, crc, state)
              SELECT b.run_no, b.state_seq, b.fingerprint, b.crc, b.state FROM b JOIN u USING (run_no)
              WHERE b.state_seq IS NOT NULL ORDER BY b.run_no
              ON CONFLICT (run_no) DO UPDATE
              SET seq = excluded.seq, fingerprint = excluded.fingerprint, crc = excluded.crc, state = excluded.state
              WHERE old.seq < excluded.seq)
            SELECT run_no FROM u""";

    /** What a write makes of the row; an absent value leaves it, or asks for nothing. */
    private record Change(
            StoredStatus status,
            @Nullable Boolean compensating,
            List<String> waits,
            @Nullable Instant due,
            @Nullable Instant deadline,
            @Nullable String reason,
            @Nullable String failure,
            @Nullable Integer seen,
            @Nullable Checkpoint checkpoint) {
        static Change of(RunWrite.Fenced write) {
            Integer seen = seenInbox(write);
            if (write instanceof RunWrite.Park park) {
                return new Change(
                        park.status(),
                        park.compensating(),
                        park.waits(),
                        park.due(),
                        null,
                        park.reason(),
                        park.failure(),
                        seen,
                        park.checkpoint());
            }
            if (write instanceof RunWrite.Open open) {
                return new Change(
                        StoredStatus.RUNNING, open.compensating(), open.waits(), null, null, null, null, seen, null);
            }
            if (write instanceof RunWrite.TimeOut timeOut) {
                return new Change(
                        StoredStatus.RUNNING, null, timeOut.waits(), null, timeOut.deadline(), null, null, seen, null);
            }
            RunWrite.Finish finish = (RunWrite.Finish) write;
            return new Change(
                    finish.status(),
                    false,
                    List.of(),
                    null,
                    null,
                    finish.reason(),
                    finish.failure(),
                    seen,
                    finish.checkpoint());
        }
    }

    private final Database database;
    private final DatabaseClock clock;
    private final Verdicts verdicts;
    private final Children children;
    private final ChildEnds childEnds;
    private final String lock;
    private final String change;

    RunChanges(Database database, TableNames names, DatabaseClock clock, Verdicts verdicts) {
        this.database = database;
        this.clock = clock;
        this.verdicts = verdicts;
        this.children = new Children(names, clock);
        this.childEnds = new ChildEnds(names, clock);
        this.lock = names.in(LOCK);
        this.change = names.in(CHANGE);
    }

    /** The inbox counter that a write depends on, if it does. */
    static @Nullable Integer seenInbox(RunWrite.Fenced write) {
        if (write instanceof RunWrite.Park park) {
            return park.seenInbox();
        }
        if (write instanceof RunWrite.Open open) {
            return open.seenInbox();
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return timeOut.seenInbox();
        }
        return write instanceof RunWrite.Finish finish && !finish.ignoreInbox() ? finish.seenInbox() : null;
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite.Fenced> writes) throws SQLException {
        Set<Long> taken = isAlone(writes) ? changeAlone(worker, writes) : Set.of();
        if (taken.isEmpty() && mayConcernOthers(writes)) {
            try {
                taken = database.tryTransaction(connection -> change(connection, worker, writes));
            } catch (Children.Conflict e) {
                if (writes.size() > 1) {
                    throw e; // the others have to be written without it
                }
                return List.of(new WriteResult.ChildConflict(e.id()));
            }
        }
        Set<Long> done = taken;
        return done.size() == writes.size()
                ? written(writes)
                : database.trySingle(connection -> verdicts.on(connection, worker, writes, done));
    }

    /** A run by itself, as far as can be told without looking at its row. */
    private static boolean isAlone(List<RunWrite.Fenced> writes) {
        return writes.size() == 1 && Children.of(writes.get(0)).isEmpty();
    }

    /** Also a run that ends by itself may turn out to be a child. */
    private static boolean mayConcernOthers(List<RunWrite.Fenced> writes) {
        return !isAlone(writes) || writes.get(0) instanceof RunWrite.Finish;
    }

    private Set<Long> changeAlone(long worker, List<RunWrite.Fenced> writes) throws SQLException {
        return database.trySingle(connection -> change(connection, worker, writes, false));
    }

    private Set<Long> change(Connection connection, long worker, List<RunWrite.Fenced> writes) throws SQLException {
        Set<Long> withParent = lock(connection, writes);
        List<RunWrite.Fenced> ordered = writes.stream()
                .sorted(Comparator.comparingLong(RunWrite.Fenced::run))
                .toList();
        Set<Long> taken = change(connection, worker, ordered, true);
        children.start(connection, ordered, taken);
        Set<Long> endedChildren = new HashSet<>(taken);
        endedChildren.retainAll(withParent);
        endedChildren.retainAll(runs(ended(writes)));
        if (!endedChildren.isEmpty()) {
            childEnds.tell(connection, writes, endedChildren);
        }
        return taken;
    }

    private static List<RunWrite.Fenced> ended(List<RunWrite.Fenced> writes) {
        return writes.stream().filter(RunWrite.Finish.class::isInstance).toList();
    }

    private static List<Long> runs(List<RunWrite.Fenced> writes) {
        return writes.stream().map(RunWrite.Fenced::run).toList();
    }

    private static List<WriteResult> written(List<RunWrite.Fenced> writes) {
        return writes.stream()
                .<WriteResult>map(write -> new WriteResult.Written(write.run()))
                .toList();
    }

    /** The runs that have a parent. */
    private Set<Long> lock(Connection connection, List<RunWrite.Fenced> writes) throws SQLException {
        Set<Long> withParent = new HashSet<>();
        Call.of(connection, lock)
                .withArray("int8", runs(writes).toArray())
                .withArray("int8", runs(ended(writes)).toArray())
                .list(row -> row.getBoolean(2) && withParent.add(row.getLong(1)));
        return withParent;
    }

    /** The runs whose conditions held; those of children that end only if their parents may be told. */
    private Set<Long> change(Connection connection, long worker, List<RunWrite.Fenced> writes, boolean withParents)
            throws SQLException {
        int size = writes.size();
        Integer[] seqs = new Integer[size];
        @Nullable Integer[] seen = new Integer[size];
        @Nullable String[] deadlines = new String[size];
        Integer[] statuses = new Integer[size];
        @Nullable Boolean[] compensating = new Boolean[size];
        String[] waits = new String[size];
        @Nullable String[] due = new String[size];
        @Nullable String[] reasons = new String[size];
        @Nullable String[] failures = new String[size];
        @Nullable Integer[] stateSeqs = new Integer[size];
        @Nullable String[] fingerprints = new String[size];
        @Nullable Long[] sums = new Long[size];
        byte @Nullable [][] states = new byte[size][];
        for (int i = 0; i < size; i++) {
            RunWrite.Fenced write = writes.get(i);
            Change row = Change.of(write);
            seqs[i] = write.seq();
            seen[i] = row.seen();
            deadlines[i] = Times.ceiling(row.deadline());
            statuses[i] = row.status().code();
            compensating[i] = row.compensating();
            waits[i] = ArrayText.of(row.waits());
            due[i] = Times.ceiling(row.due());
            reasons[i] = row.reason();
            failures[i] = row.failure();
            Checkpoint checkpoint = row.checkpoint();
            if (checkpoint != null) {
                stateSeqs[i] = checkpoint.seq();
                fingerprints[i] = checkpoint.fingerprint();
                sums[i] = Rows.sum(checkpoint);
                states[i] = checkpoint.state();
            }
        }
        Call call = Call.of(connection, change)
                .with(clock.parameter())
                .withArray("int8", writes.stream().map(RunWrite.Fenced::run).toArray())
                .withArray("int8", writes.stream().map(RunWrite.Fenced::claim).toArray())
                .withArray("int4", seqs)
                .withArray("int4", seen)
                .withArray("text", deadlines)
                .withArray("int4", statuses)
                .withArray("bool", compensating)
                .withArray("text", waits)
                .withArray("text", due)
                .withArray("text", reasons)
                .withArray("text", failures)
                .withArray("int4", stateSeqs)
                .withArray("text", fingerprints)
                .withArray("int8", sums)
                .withArray("bytea", states);
        return new HashSet<>(
                EntryRows.of(writes).bind(call).with(withParents).with(worker).list(row -> row.getLong(1)));
    }
}
