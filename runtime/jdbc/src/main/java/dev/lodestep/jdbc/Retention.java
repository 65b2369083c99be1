package dev.lodestep.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes ended runs with everything that belongs to them, inside a write transaction. */
final class Retention {
    static final String ENDED = """
            SELECT run_no FROM run WHERE status >= 5 AND ended_at < ?1
            AND NOT EXISTS (SELECT 1 FROM run p WHERE p.run_no = run.parent_no AND p.status < 5)
            AND NOT EXISTS (SELECT 1 FROM run c WHERE c.parent_no = run.run_no AND c.status < 5)
            ORDER BY ended_at LIMIT ?2""";

    private static final List<String> DELETES = List.of(
            "DELETE FROM journal WHERE run_no = ?1",
            "DELETE FROM inbox WHERE run_no = ?1",
            "DELETE FROM checkpoint WHERE run_no = ?1",
            "DELETE FROM run WHERE run_no = ?1");

    private Retention() {}

    static int purge(Session session, Instant endedBefore, int limit) throws SQLException {
        List<Long> runs = ended(session, endedBefore, limit);
        for (long run : runs) {
            for (String delete : DELETES) {
                PreparedStatement statement = session.prepare(delete);
                statement.setLong(1, run);
                statement.executeUpdate();
            }
        }
        return runs.size();
    }

    private static List<Long> ended(Session session, Instant endedBefore, int limit) throws SQLException {
        PreparedStatement query = session.prepare(ENDED);
        query.setLong(1, Micros.floor(endedBefore));
        query.setInt(2, limit);
        List<Long> runs = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                runs.add(row.getLong(1));
            }
        }
        return runs;
    }
}
