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
 * its entries and its checkpoint.
 *
 * <p>A statement that waited for a row looks only at that row anew. So the rows are locked first, parents before their children, and what
 * is decided after that is decided by a column of the locked row. A single run needs no statement of its own for that: there is no order to keep.
 */
final class RunChanges implements BatchGroup<RunWrite.Fenced> {
    private static final String LOCK = "SELECT run_no FROM {run} WHERE run_no = ANY(?::bigint[]) AND "
            + Conditions.BOUNDED + " ORDER BY run_no FOR NO KEY UPDATE";

    static final String CHANGE = "WITH " + Conditions.M + """
            , b AS MATERIALIZED (
              SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::smallint[], ?::boolean[],
                ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::bigint[], ?::bytea[])
              AS b(run_no, claim, seq, seen, deadline, status, compensating, waits, due, reason, state_seq, fingerprint, crc, state)),
            """ + EntryRows.E + ", " + EntryRows.BAD + """
            , u AS (
              UPDATE {run} AS run SET status = b.status, owner = CASE WHEN b.status = 1 THEN run.owner END,
                compensating = coalesce(b.compensating, run.compensating), waits = b.waits::text[],
                due_at = b.due::timestamptz, reason = b.reason,
                ended_at = CASE WHEN b.status >= 5 THEN (SELECT now FROM m) END
              FROM b
              WHERE run.run_no = b.run_no AND run.status = 1 AND run.claim = b.claim
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
                        seen,
                        park.checkpoint());
            }
            if (write instanceof RunWrite.Open open) {
                return new Change(
                        StoredStatus.RUNNING, open.compensating(), open.waits(), null, null, null, seen, null);
            }
            if (write instanceof RunWrite.TimeOut timeOut) {
                return new Change(
                        StoredStatus.RUNNING, null, timeOut.waits(), null, timeOut.deadline(), null, seen, null);
            }
            RunWrite.Finish finish = (RunWrite.Finish) write;
            return new Change(
                    finish.status(), false, List.of(), null, null, finish.reason(), seen, finish.checkpoint());
        }
    }

    private final Database database;
    private final DatabaseClock clock;
    private final Verdicts verdicts;
    private final String lock;
    private final String change;

    RunChanges(Database database, TableNames names, DatabaseClock clock, Verdicts verdicts) {
        this.database = database;
        this.clock = clock;
        this.verdicts = verdicts;
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
        List<RunWrite.Fenced> ordered = writes.stream()
                .sorted(Comparator.comparingLong(RunWrite.Fenced::run))
                .toList();
        Set<Long> taken = writes.size() == 1
                ? database.trySingle(connection -> change(connection, worker, ordered))
                : database.tryTransaction(connection -> {
                    lock(connection, ordered);
                    return change(connection, worker, ordered);
                });
        return taken.size() == writes.size()
                ? written(writes)
                : database.trySingle(connection -> verdicts.on(connection, worker, writes, taken));
    }

    private static List<WriteResult> written(List<RunWrite.Fenced> writes) {
        return writes.stream()
                .<WriteResult>map(write -> new WriteResult.Written(write.run()))
                .toList();
    }

    private void lock(Connection connection, List<RunWrite.Fenced> writes) throws SQLException {
        Call.of(connection, lock)
                .withArray("int8", writes.stream().map(RunWrite.Fenced::run).toArray())
                .list(row -> row.getLong(1));
    }

    /** The runs whose conditions held. */
    private Set<Long> change(Connection connection, long worker, List<RunWrite.Fenced> writes) throws SQLException {
        int size = writes.size();
        Integer[] seqs = new Integer[size];
        @Nullable Integer[] seen = new Integer[size];
        @Nullable String[] deadlines = new String[size];
        Integer[] statuses = new Integer[size];
        @Nullable Boolean[] compensating = new Boolean[size];
        String[] waits = new String[size];
        @Nullable String[] due = new String[size];
        @Nullable String[] reasons = new String[size];
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
                .withArray("int4", stateSeqs)
                .withArray("text", fingerprints)
                .withArray("int8", sums)
                .withArray("bytea", states);
        return new HashSet<>(EntryRows.of(writes).bind(call).with(worker).list(row -> row.getLong(1)));
    }
}
