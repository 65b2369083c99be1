package dev.lodestep.jdbc.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes ended runs that nobody needs, with everything that belongs to them, in bounded transactions; what somebody else is deleting is passed over. Also sweeps
 * entries of runs that are gone, which a writer left that was declared dead while its last statement was on its way: each call looks through
 * so many runs of the journal, and the next one goes on behind them.
 */
final class Retention {
    private static final int MOST_AT_ONCE = 500;

    /**
     * What is above a run goes up to the root, or to where a run above is gone. The attributes are found by themselves, since they are looked
     * up by name.
     */
    private static final String PURGE = """
            WITH r AS (
              DELETE FROM {run} WHERE run_no IN (
                SELECT run.run_no FROM {run} AS run WHERE run.run_no = ANY(?::bigint[]) AND run.status >= 5
                  AND (SELECT c.run_no FROM {run} c WHERE c.parent_no = run.run_no AND c.status < 5 LIMIT 1) IS NULL
                  AND (run.parent_no IS NULL OR NOT EXISTS (
                    WITH RECURSIVE above(parent_no, status) AS (
                      SELECT p.parent_no, p.status FROM {run} p WHERE p.run_no = run.parent_no
                      UNION ALL SELECT p.parent_no, p.status FROM above JOIN {run} p ON p.run_no = above.parent_no)
                    SELECT 1 FROM above WHERE status < 5))
                ORDER BY run.run_no FOR UPDATE SKIP LOCKED)
              RETURNING run_no, created_at, attributes),
            c AS (DELETE FROM {checkpoint} USING r WHERE {checkpoint}.run_no = r.run_no),
            i AS (DELETE FROM {inbox} USING r WHERE {inbox}.run_no = r.run_no),
            j AS (DELETE FROM {journal} USING r WHERE {journal}.run_no = r.run_no),
            a AS (
              DELETE FROM {attribute} AS gone USING r, json_each_text(r.attributes::json) AS one
              WHERE r.attributes IS NOT NULL AND gone.name = one.key AND gone.value = one.value
                AND gone.created_at = r.created_at AND gone.run_no = r.run_no)
            SELECT run_no FROM r""";

    private static final int SWEPT_AT_ONCE = 1_000;

    /** Goes from run to run of the journal by its index, so that it reads one entry of each. */
    private static final String SWEEP = """
            WITH RECURSIVE d AS (
              SELECT (SELECT j.run_no FROM {journal} j WHERE j.run_no > ? ORDER BY j.run_no LIMIT 1) AS run_no, 1 AS nth
              UNION ALL
              SELECT (SELECT j.run_no FROM {journal} j WHERE j.run_no > d.run_no ORDER BY j.run_no LIMIT 1), nth + 1
              FROM d WHERE d.run_no IS NOT NULL AND nth < ?),
            gone AS MATERIALIZED (
              SELECT d.run_no FROM d WHERE d.run_no IS NOT NULL
                AND (SELECT run.run_no FROM {run} AS run WHERE run.run_no = d.run_no) IS NULL),
            j AS (DELETE FROM {journal} WHERE run_no = ANY(ARRAY(SELECT run_no FROM gone)) RETURNING 1)
            SELECT (SELECT count(*) FROM j), coalesce((SELECT d.run_no FROM d WHERE nth = ?), 0)""";

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final String purge;
    private final String sweep;
    private final AtomicLong sweptUpTo = new AtomicLong();

    Retention(Database database, TableNames names) {
        this.database = database;
        this.purge = names.in(PURGE);
        this.sweep = names.in(SWEEP);
    }

    Set<Long> purge(Collection<Long> runs) {
        List<Long> all = new ArrayList<>(runs);
        Set<Long> gone = new LinkedHashSet<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            Object[] some =
                    all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)).toArray();
            gone.addAll(database.single(
                    "purge runs",
                    connection ->
                            Call.of(connection, purge).withArray("int8", some).list(row -> row.getLong(1))));
        }
        sweep();
        return gone;
    }

    private void sweep() {
        long after = sweptUpTo.get();
        long swept = database.single(
                "sweep the journal",
                connection -> Call.of(connection, sweep)
                        .with(after)
                        .with(SWEPT_AT_ONCE)
                        .with(SWEPT_AT_ONCE)
                        .first(row -> {
                            sweptUpTo.set(row.getLong(2));
                            return row.getLong(1);
                        })
                        .orElse(0L));
        if (swept > 0) {
            LOG.info("deleted {} journal entries of runs that are gone", swept);
        }
    }
}
