package dev.lodestep.samples.audit.process;

import dev.lodestep.samples.audit.process.Effect.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The engine's database read with plain SQL, as anybody may: the tables are documented. */
record RunsDatabase(Path file) {
    private static final Map<String, String> COMPENSATIONS = Map.of("verify", "quarantine", "register", "withdraw");
    private static final int COMPLETED = 5;
    private static final int FAILED = 6;

    /** A copy of what a killed process left, so that looking at it does not recover it for the next one. */
    static RunsDatabase copied(Path database, Path into) throws IOException {
        Files.createDirectories(into);
        for (String suffix : List.of("", "-wal")) {
            Path part = database.resolveSibling(database.getFileName() + suffix);
            if (Files.exists(part)) {
                Files.copy(part, into.resolve(part.getFileName()));
            }
        }
        return new RunsDatabase(into.resolve(database.getFileName()));
    }

    /** Results and compensations of steps, as often as they are recorded. */
    List<Unit> recorded() {
        return query(
                "SELECT r.id, j.kind, j.node FROM journal j JOIN run r USING (run_no) WHERE j.kind IN (3, 9) ORDER BY run_no, seq",
                row -> new Unit(
                        row.getString(1), row.getInt(2) == 3 ? row.getString(3) : COMPENSATIONS.get(row.getString(3))));
    }

    /** The same of one run, in order. */
    List<String> recorded(String runId) {
        return recorded().stream()
                .filter(unit -> unit.runId().equals(runId))
                .map(Unit::method)
                .toList();
    }

    int entries() {
        return query("SELECT count(*) FROM journal", row -> row.getInt(1)).get(0);
    }

    /** Entries by which a process took up a run that another one had begun. */
    int takenUp() {
        return query("SELECT count(*) FROM journal WHERE kind = 2", row -> row.getInt(1))
                .get(0);
    }

    /** The runs whose positions are not 1, 2, 3, … */
    List<String> withGaps() {
        return query("""
                SELECT r.id FROM run r LEFT JOIN journal j USING (run_no) GROUP BY r.run_no
                HAVING count(j.seq) = 0 OR min(j.seq) <> 1 OR max(j.seq) <> count(j.seq)""", row -> row.getString(1));
    }

    /** The runs with a number of final entries that their status does not call for. */
    List<String> withWrongEnd() {
        return query("""
                SELECT r.id FROM run r JOIN journal j USING (run_no) GROUP BY r.run_no
                HAVING sum(j.kind = 14) <> (r.status >= 5)""", row -> row.getString(1));
    }

    List<String> runs() {
        return query("SELECT id FROM run ORDER BY id", row -> row.getString(1));
    }

    List<String> completed() {
        return withStatus(COMPLETED);
    }

    List<String> failed() {
        return withStatus(FAILED);
    }

    /** The runs that wait for a reviewer. */
    List<String> waiting() {
        return query(
                "SELECT id FROM run WHERE status = 3 AND waits = '[\"review\"]' ORDER BY id", row -> row.getString(1));
    }

    private List<String> withStatus(int status) {
        return query("SELECT id FROM run WHERE status = " + status + " ORDER BY id", row -> row.getString(1));
    }

    private <T> List<T> query(String sql, Reader<T> reader) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            try (ResultSet row = statement.executeQuery(sql)) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
