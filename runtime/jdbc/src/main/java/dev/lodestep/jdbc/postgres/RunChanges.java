package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes the rows of runs for their owner: parks them, opens waits, times out, ends them, each only if its conditions hold, together with
 * its entries and its checkpoint.
 *
 * <p>Rows that somebody else holds are passed over. A statement that met a newer version of a row looks only at that row anew, so whatever is
 * decided is decided by a column of the locked row.
 */
final class RunChanges {
    /**
     * Lets the planner reach rows only by an index: a plan that was made while the tables were small is used when they are large. And lets it
     * make that plan once: for arrays of one element it would find a plan of their own cheaper each time, and planning costs several times
     * what the statement does. For this transaction only.
     */
    static final String BY_INDEX = "SELECT (set_config('enable_seqscan', 'off', true)"
            + " || set_config('plan_cache_mode', 'force_generic_plan', true)) IS NOT NULL";

    private static final String ROWS = """
            , b AS MATERIALIZED (
              SELECT unnest(?::bigint[]) AS run_no, unnest(?::bigint[]) AS claim, unnest(?::integer[]) AS seq, unnest(?::integer[]) AS seen,
                unnest(?::text[]) AS deadline, unnest(?::smallint[]) AS status, unnest(?::boolean[]) AS compensating,
                unnest(?::text[]) AS waits, unnest(?::text[]) AS due, unnest(?::text[]) AS reason,
                 unnest(?::text[]) AS failure""";

    private static final String STATES = ", unnest(?::integer[]) AS state_seq, unnest(?::text[]) AS fingerprint,"
            + " unnest(?::bigint[]) AS crc, unnest(?::bytea[]) AS state";

    /** RUNNING is written as less than 2, since no partial index is to be taken for the row's key. */
    private static final String UPDATED =
            """
            , l AS MATERIALIZED (
              SELECT run.run_no, run.parent_no IS NOT NULL AS child FROM {run} AS run
              WHERE run.run_no = ANY(?::bigint[]) ORDER BY run.run_no FOR NO KEY UPDATE SKIP LOCKED),
            u AS (
              UPDATE {run} AS run SET status = b.status, owner = CASE WHEN b.status = 1 THEN run.owner END,
                compensating = coalesce(b.compensating, run.compensating), waits = b.waits::text[],
                due_at = b.due::timestamptz, reason = b.reason, failure = b.failure,
                ended_at = CASE WHEN b.status >= 5 THEN (SELECT now FROM m) END
              FROM b
              WHERE run.run_no = b.run_no AND run.run_no = ANY(ARRAY(SELECT run_no FROM l)) AND run.status < 2 AND run.claim = b.claim
                AND (? OR b.status < 5 OR run.parent_no IS NULL)
                AND (b.seen IS NULL OR run.inbox = b.seen)
                AND (b.deadline IS NULL OR b.deadline::timestamptz <= (SELECT now FROM m))
                AND (SELECT q.seq FROM {journal} q WHERE q.run_no = b.run_no AND q.seq = b.seq) IS NULL
                AND\s""" + Conditions.BRIEFLY + " AND " + Conditions.ALIVE + " AND " + Conditions.chained("b");

    private static final String CHECKPOINTS = """
            , c AS (
              INSERT INTO {checkpoint} AS old (run_no, seq, fingerprint, crc, state)
              SELECT b.run_no, b.state_seq, b.fingerprint, b.crc, b.state FROM b JOIN u USING (run_no)
              WHERE b.state_seq IS NOT NULL ORDER BY b.run_no
              ON CONFLICT (run_no) DO UPDATE
              SET seq = excluded.seq, fingerprint = excluded.fingerprint, crc = excluded.crc, state = excluded.state
              WHERE old.seq < excluded.seq)""";

    /** Leaves out what no write of a batch needs: each table that a statement names costs time, used or not. */
    private static String text(boolean messages, boolean states) {
        return "WITH " + Conditions.M + ROWS + (states ? STATES : "") + "), " + EntryRows.table(messages)
                + (messages ? ", " + EntryRows.BAD : "") + UPDATED
                + (messages ? " AND b.run_no NOT IN (SELECT run_no FROM bad)" : "") + " RETURNING run.run_no), j AS ("
                + EntryRows.INSERT + EntryRows.selected(messages)
                + " FROM e JOIN u USING (run_no) ORDER BY e.run_no, e.seq)" + (states ? CHECKPOINTS : "")
                + " SELECT l.run_no, u.run_no IS NOT NULL, l.child FROM l LEFT JOIN u ON u.run_no = l.run_no";
    }

    /** What a batch has, beside the changes themselves. */
    private record Parts(boolean messages, boolean states) {
        private static final List<Parts> ALL =
                List.of(new Parts(false, false), new Parts(false, true), new Parts(true, false), new Parts(true, true));
    }

    private final DatabaseClock clock;
    private final Verdicts verdicts;
    private final Map<Parts, String> texts;

    RunChanges(TableNames names, DatabaseClock clock, Verdicts verdicts) {
        this.clock = clock;
        this.verdicts = verdicts;
        this.texts = Parts.ALL.stream()
                .collect(Collectors.toMap(parts -> parts, parts -> names.in(text(parts.messages(), parts.states()))));
    }

    /**
     * What became of the rows.
     *
     * @param locked those that nobody else held
     * @param taken those of them whose conditions held
     * @param children those of them that have parents
     */
    record Outcome(Set<Long> locked, Set<Long> taken, Set<Long> children) {
        Outcome() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        private boolean note(long run, boolean isTaken, boolean isChild) {
            return locked.add(run) && (!isTaken || taken.add(run)) && (!isChild || children.add(run));
        }
    }

    /** Changes together with other writes. The end of a child needs more, and is left alone. */
    Bulk bulk(long worker, List<RunWrite.Fenced> writes) {
        Outcome outcome = new Outcome();
        return new Bulk() {
            @Override
            public void addTo(Pipeline pipeline) {
                change(pipeline, worker, writes, false, outcome);
            }

            @Override
            public List<@Nullable WriteResult> answers(Connection connection) throws SQLException {
                List<RunWrite.Fenced> own =
                        writes.stream().filter(write -> !isLeft(write, outcome)).toList();
                Iterator<WriteResult> results =
                        verdicts.on(connection, worker, own, outcome).iterator();
                List<@Nullable WriteResult> all = new ArrayList<>();
                for (RunWrite.Fenced write : writes) {
                    all.add(isLeft(write, outcome) ? null : results.next());
                }
                return all;
            }
        };
    }

    private static boolean isLeft(RunWrite.Fenced write, Outcome outcome) {
        return write instanceof RunWrite.Finish && outcome.children().contains(write.run());
    }

    /** Changes in the order of the runs; those of children that end only if their parents may be told. */
    void change(Pipeline pipeline, long worker, List<RunWrite.Fenced> writes, boolean withParents, Outcome outcome) {
        pipeline.add(pipeline.call(BY_INDEX), row -> true);
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
            RowChange row = RowChange.of(write);
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
        EntryRows entries = EntryRows.of(writes);
        boolean hasStates = Arrays.stream(stateSeqs).anyMatch(Objects::nonNull);
        Call call = pipeline.call(Objects.requireNonNull(texts.get(new Parts(entries.hasMessages(), hasStates))))
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
                .withArray("text", failures);
        if (hasStates) {
            call.withArray("int4", stateSeqs)
                    .withArray("text", fingerprints)
                    .withArray("int8", sums)
                    .withArray("bytea", states);
        }
        Object[] runs = writes.stream().map(RunWrite.Fenced::run).toArray();
        pipeline.add(
                entries.bind(call).withArray("int8", runs).with(withParents).with(worker),
                row -> outcome.note(row.getLong(1), row.getBoolean(2), row.getBoolean(3)));
    }
}
