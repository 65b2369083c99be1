package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Finds runs that may be claimed, by one partial index for each way to get there, and hands them to their new owner or back. What another
 * worker is claiming at that moment is passed over.
 */
final class Claims {
    /** One text for each version, compared as a whole: a join could make the planner leave the partial index. */
    private static final String KNOWN = "run.version || ' ' || run.workflow = ANY(?::text[])";

    /** Of very many due runs those that are due the longest compete by priority: all of them would have to be sorted each time. */
    private static final int DUE_WINDOW = 1_000;

    private static final String CLAIMED = ("""
            j AS (
              INSERT INTO {journal}(run_no, seq, claim, kind, attempt, worker, at, crc)
              SELECT c.run_no, l.seq + 1, c.token, 2, 0, w.worker_no, (SELECT now FROM m), {sum}
              FROM c CROSS JOIN LATERAL (SELECT j.seq FROM {journal} j WHERE j.run_no = c.run_no ORDER BY j.seq DESC LIMIT 1) l
              JOIN {worker} w ON w.worker_no = ? AND w.state = 1
              ORDER BY c.run_no ON CONFLICT (run_no, seq) DO NOTHING RETURNING run_no, seq, claim, worker)
            UPDATE {run} AS run SET status = 1, owner = j.worker, claim = j.claim, due_at = NULL, reason = NULL, failure = NULL
            FROM j WHERE run.run_no = j.run_no RETURNING\s""" + Rows.RUN_COLUMNS
                    + ", j.seq, (SELECT p.claim FROM {journal} p WHERE p.run_no = j.run_no AND p.seq = j.seq - 1) AS before_it")
            .replace(
                    "{sum}",
                    String.valueOf(NewEntry.of(EntryKind.CLAIM, null, 0, null).crc()));

    static final String CLAIM = "WITH " + Conditions.M + """
            , ready AS (
              SELECT run.run_no, run.priority FROM {run} AS run WHERE run.status = 2 AND %1$s AND %2$s
              ORDER BY run.priority DESC, run.run_no LIMIT ? FOR NO KEY UPDATE SKIP LOCKED),
            due AS (
              SELECT run.run_no, run.priority FROM {run} AS run
              WHERE run.status = 3 AND run.due_at <= (SELECT now FROM m) AND run.run_no = ANY(ARRAY(
                SELECT run.run_no FROM {run} AS run WHERE run.status = 3 AND run.due_at <= (SELECT now FROM m) AND %2$s
                ORDER BY run.due_at LIMIT %3$d))
              ORDER BY run.priority DESC, run.run_no LIMIT ? FOR NO KEY UPDATE SKIP LOCKED),
            orphans AS (
              SELECT run.run_no, run.priority FROM {run} AS run
              WHERE ? AND run.status = 1 AND run.owner = ANY(ARRAY(SELECT worker_no FROM {worker} WHERE state = 3)) AND %2$s
              ORDER BY run.priority DESC, run.run_no LIMIT ? FOR NO KEY UPDATE SKIP LOCKED),
            best AS (
              SELECT run_no, row_number() OVER (ORDER BY priority DESC, run_no) AS place
              FROM (SELECT * FROM ready UNION ALL SELECT * FROM due UNION ALL SELECT * FROM orphans) AS every
              ORDER BY priority DESC, run_no LIMIT ?),
            c AS (SELECT best.run_no, t.token FROM best JOIN unnest(?::bigint[]) WITH ORDINALITY AS t(token, place) USING (place)),
            """.formatted(Conditions.BOUNDED, KNOWN, DUE_WINDOW) + CLAIMED;

    private static final String RECLAIM = "WITH " + Conditions.M + """
            , c AS (
              SELECT run.run_no, ?::bigint AS token FROM {run} AS run
              WHERE run.run_no = ? AND run.status = 1 AND run.owner = ? AND run.claim = ? AND %s FOR NO KEY UPDATE),
            """.formatted(Conditions.BOUNDED) + CLAIMED;

    private static final String RELEASE = """
            WITH r AS (
              UPDATE {run} SET status = 2, owner = NULL WHERE run_no = ? AND status = 1 AND owner = ? AND claim = ? RETURNING run_no)
            SELECT pg_notify(?, '') IS NULL FROM r""";

    private static final String OWNED =
            "SELECT run_no, claim FROM {run} WHERE status = 1 AND owner = ? ORDER BY run_no";

    private static final String NEXT_DUE =
            "SELECT run.due_at FROM {run} AS run WHERE run.status = 3 AND run.due_at IS NOT NULL AND " + KNOWN
                    + " ORDER BY run.due_at LIMIT 1";

    private static final Comparator<Claimed> BEST_FIRST = Comparator.comparing(
                    (Claimed claimed) -> claimed.row().priority(), Comparator.reverseOrder())
            .thenComparing(claimed -> claimed.row().run());

    private final Database database;
    private final Rows rows;
    private final DatabaseClock clock;
    private final Doorbell doorbell;
    private final String claim;
    private final String reclaim;
    private final String release;
    private final String owned;
    private final String nextDue;

    Claims(Database database, TableNames names, Rows rows, DatabaseClock clock, Doorbell doorbell) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
        this.doorbell = doorbell;
        this.claim = names.in(CLAIM);
        this.reclaim = names.in(RECLAIM);
        this.release = names.in(RELEASE);
        this.owned = names.in(OWNED);
        this.nextDue = names.in(NEXT_DUE);
    }

    List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        Long[] fresh = LongStream.generate(tokens).limit(limit).boxed().toArray(Long[]::new);
        try {
            try {
                return claim(worker, known, fresh, true);
            } catch (SQLException e) {
                if (Blame.of(e) != Blame.RIVAL) {
                    throw e;
                }
                // An entry of a dead owner is still on its way, and ends soon; meanwhile the runs that nobody owns are
                // not to wait.
                return claim(worker, known, fresh, false);
            }
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.RIVAL) {
                return List.of(); // the next look finds what the rival made of it
            }
            throw database.unavailable("claim runs", e);
        }
    }

    private List<Claimed> claim(long worker, Set<WorkflowVersion> known, Long[] tokens, boolean orphans)
            throws SQLException {
        String[] versions = texts(known);
        int limit = tokens.length;
        return database.trySingle(connection -> Call.of(connection, claim)
                .with(clock.parameter())
                .withArray("text", versions)
                .with(limit)
                .withArray("text", versions)
                .with(limit)
                .with(orphans)
                .withArray("text", versions)
                .with(limit)
                .with(limit)
                .withArray("int8", tokens)
                .with(worker)
                .list(this::claimed)
                .stream()
                .sorted(BEST_FIRST)
                .toList());
    }

    Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        return database.single(
                "reclaim a run",
                connection -> Call.of(connection, reclaim)
                        .with(clock.parameter())
                        .with(token)
                        .with(run)
                        .with(worker)
                        .with(seenClaim)
                        .with(worker)
                        .first(this::claimed));
    }

    private Claimed claimed(ResultSet row) throws SQLException {
        RunRow run = rows.run(row);
        return new Claimed(run, run.claim(), row.getInt("seq"), row.getLong("before_it"));
    }

    /** Gives a run back, and rings for whoever may claim it. */
    boolean release(Connection connection, long worker, long run, long seenClaim) throws SQLException {
        return Call.of(connection, release)
                .with(run)
                .with(worker)
                .with(seenClaim)
                .with(doorbell.channel())
                .first(row -> true)
                .isPresent();
    }

    Map<Long, Long> owned(Connection connection, long worker) throws SQLException {
        Map<Long, Long> claims = new HashMap<>();
        Call.of(connection, owned).with(worker).list(row -> claims.put(row.getLong(1), row.getLong(2)));
        return claims;
    }

    Optional<Instant> nextDue(Connection connection, Set<WorkflowVersion> known) throws SQLException {
        return Call.of(connection, nextDue)
                .withArray("text", texts(known))
                .first(row -> Objects.requireNonNull(Times.read(row, 1)));
    }

    /** One text for each version. */
    static String[] texts(Set<WorkflowVersion> known) {
        return known.stream().map(one -> one.version() + " " + one.workflow()).toArray(String[]::new);
    }
}
