package dev.lodestep.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Deletes ended runs that nobody needs, with everything that belongs to them, inside a write transaction. */
final class Retention {
    /** What is above a run goes up to the root, or to where a run above is gone. */
    static final String MAY_GO = """
            SELECT run_no FROM run WHERE run_no = ?1 AND status >= 5
            AND NOT EXISTS (SELECT 1 FROM run c INDEXED BY run_child WHERE c.parent_no = ?1 AND c.status < 5)
            AND NOT EXISTS (
              WITH RECURSIVE above(run_no, parent_no, status) AS (
                SELECT p.run_no, p.parent_no, p.status FROM run r JOIN run p ON p.run_no = r.parent_no WHERE r.run_no = ?1
                UNION ALL SELECT p.run_no, p.parent_no, p.status FROM above JOIN run p ON p.run_no = above.parent_no)
              SELECT 1 FROM above WHERE status < 5)""";

    /** The attributes are found by themselves, since they are looked up by name. */
    private static final List<String> DELETES = List.of(
            """
            DELETE FROM attribute WHERE (name, value, created_at, run_no) IN (
              SELECT j.key, j.value, run.created_at, run.run_no FROM run, json_each(run.attributes) j WHERE run.run_no = ?1)""",
            "DELETE FROM journal WHERE run_no = ?1",
            "DELETE FROM inbox WHERE run_no = ?1",
            "DELETE FROM checkpoint WHERE run_no = ?1",
            "DELETE FROM run WHERE run_no = ?1");

    private Retention() {}

    static Set<Long> purge(Session session, Collection<Long> runs) throws SQLException {
        Set<Long> gone = new LinkedHashSet<>();
        for (long run : runs) {
            if (mayGo(session, run)) {
                for (String delete : DELETES) {
                    PreparedStatement statement = session.prepare(delete);
                    statement.setLong(1, run);
                    statement.executeUpdate();
                }
                gone.add(run);
            }
        }
        return gone;
    }

    private static boolean mayGo(Session session, long run) throws SQLException {
        PreparedStatement query = session.prepare(MAY_GO);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
