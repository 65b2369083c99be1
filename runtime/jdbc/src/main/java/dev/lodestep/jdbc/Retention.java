package dev.lodestep.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes ended runs with everything that belongs to them, inside a write transaction. */
final class Retention {
    private static final String ENDED =
            "SELECT run_no FROM run WHERE status >= 5 AND ended_at < ?1 ORDER BY ended_at LIMIT ?2";

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
