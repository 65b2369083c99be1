package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs that may be claimed, by one partial index for each way to get there, and hands them to their new owner or back. The indexes are
 * named, since SQLite would rather have one with more columns, and sort what it finds.
 */
final class ClaimTable {
    private static final String KNOWN = "(workflow, version) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))";

    static final String CLAIMABLE = """
            SELECT run_no FROM (
              SELECT * FROM (SELECT run_no, priority FROM run INDEXED BY run_ready WHERE status = 2 AND %1$s
                ORDER BY priority DESC, run_no LIMIT ?3)
              UNION ALL
              SELECT * FROM (SELECT run_no, priority FROM run INDEXED BY run_due WHERE status = 3 AND due_at <= ?2 AND %1$s
                ORDER BY priority DESC, run_no LIMIT ?3)
              UNION ALL
              SELECT * FROM (SELECT run_no, priority FROM run INDEXED BY run_owned
                WHERE status = 1 AND owner IN (SELECT worker_no FROM worker WHERE state = 3) AND %1$s
                ORDER BY priority DESC, run_no LIMIT ?3))
            ORDER BY priority DESC, run_no LIMIT ?3""".formatted(KNOWN);

    private static final String NEXT_DUE =
            "SELECT due_at FROM run INDEXED BY run_due WHERE status = 3 AND due_at IS NOT NULL AND " + KNOWN
                    + " ORDER BY due_at LIMIT 1";

    private static final String TAKE = """
            UPDATE run SET status = 1, owner = ?2, claim = ?3, due_at = NULL, reason = NULL, failure = NULL WHERE run_no = ?1""";

    private static final String OWNED_BY =
            "SELECT 1 FROM run WHERE run_no = ?1 AND status = 1 AND owner = ?2 AND claim = ?3";

    private static final String RELEASE =
            "UPDATE run SET status = 2, owner = NULL WHERE run_no = ?1 AND status = 1 AND owner = ?2 AND claim = ?3";

    private static final String OWNED = "SELECT run_no, claim FROM run WHERE status = 1 AND owner = ?1 ORDER BY run_no";

    private static final String RUN = "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE run_no = ?1";

    private ClaimTable() {}

    /** The numbers of runs that may be claimed, best first. */
    static List<Long> claimable(Session session, Set<WorkflowVersion> known, Instant now, int limit)
            throws SQLException {
        PreparedStatement query = session.prepare(CLAIMABLE);
        query.setString(1, JsonNames.ofVersions(known));
        query.setLong(2, Micros.floor(now));
        query.setInt(3, limit);
        List<Long> runs = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                runs.add(row.getLong(1));
            }
        }
        return runs;
    }

    static Claimed take(Session session, Rows rows, long run, long worker, long token, Instant now)
            throws SQLException {
        JournalTable journal = new JournalTable(session);
        JournalTable.Last last = journal.last(run);
        int seq = last.seq() + 1;
        journal.insertClaim(run, seq, token, worker, Micros.floor(now));
        PreparedStatement update = session.prepare(TAKE);
        update.setLong(1, run);
        update.setLong(2, worker);
        update.setLong(3, token);
        update.executeUpdate();
        PreparedStatement query = session.prepare(RUN);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return new Claimed(rows.run(row), token, seq, last.claim());
        }
    }

    static boolean ownedBy(Session session, long worker, long run, long claim) throws SQLException {
        PreparedStatement query = session.prepare(OWNED_BY);
        query.setLong(1, run);
        query.setLong(2, worker);
        query.setLong(3, claim);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    static boolean release(Session session, long worker, long run, long claim) throws SQLException {
        PreparedStatement update = session.prepare(RELEASE);
        update.setLong(1, run);
        update.setLong(2, worker);
        update.setLong(3, claim);
        return update.executeUpdate() == 1;
    }

    static Map<Long, Long> owned(Session session, long worker) throws SQLException {
        PreparedStatement query = session.prepare(OWNED);
        query.setLong(1, worker);
        Map<Long, Long> claims = new LinkedHashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                claims.put(row.getLong(1), row.getLong(2));
            }
        }
        return claims;
    }

    static Optional<Instant> nextDue(Session session, Set<WorkflowVersion> known) throws SQLException {
        PreparedStatement query = session.prepare(NEXT_DUE);
        query.setString(1, JsonNames.ofVersions(known));
        try (ResultSet row = query.executeQuery()) {
            @Nullable Instant due = row.next() ? Rows.time(row, 1) : null;
            return Optional.ofNullable(due);
        }
    }
}
