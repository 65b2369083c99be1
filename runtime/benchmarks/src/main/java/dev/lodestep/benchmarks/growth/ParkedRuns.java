package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.benchmarks.workflows.Doorbell;
import dev.lodestep.benchmarks.workflows.Nap;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Very many runs that wait, half of them for a signal and half of them for a time, made by copying the rows of two that an engine has parked:
 * what the store holds is what it would hold if all had been started, and it takes minutes instead of hours. A copy's id is that of its
 * original with its number behind it, from 1.
 */
final class ParkedRuns {
    static final String WAITING = "waiting-";
    static final String NAPPING = "napping-";

    private static final int AT_ONCE = 20_000;

    /** Long enough for the engine to be gone before it is over; so a nap whose row is made due goes on, and is not parked again. */
    private static final String NAP = "PT5S";

    private final Place place;
    private int copies;

    /** None yet, but the two originals. */
    ParkedRuns(Place place) throws InterruptedException, SQLException {
        this.place = place;
        Doorbell doorbell = new Doorbell();
        Nap nap = new Nap();
        try (Place.Open open = place.open();
                Engine engine = Engine.open(open.store())) {
            engine.register(doorbell);
            engine.register(nap);
            engine.start(doorbell.definition(), WAITING, null);
            engine.start(nap.definition(), NAPPING, NAP);
            Waits.until(() -> engine.find(WAITING).orElseThrow().status() == RunStatus.WAITING
                    && engine.find(NAPPING).orElseThrow().status() == RunStatus.WAITING);
        }
        putOff();
    }

    /** Nobody wakes a nap before its row says that it is due. */
    private void putOff() throws SQLException {
        String never = place.kind() == StoreKind.POSTGRES ? "now() + interval '10 years'" : "due_at + 315360000000000";
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            if (statement.executeUpdate("UPDATE run SET due_at = " + never + " WHERE status = 3 AND due_at IS NOT NULL")
                    != 1) {
                throw new IllegalStateException("the nap was over before it could be copied");
            }
        }
    }

    /** Makes more of them, until there are so many of both together. */
    void growTo(int runs) throws SQLException {
        try (Connection connection = place.connect()) {
            connection.setAutoCommit(false);
            while (2 * copies < runs) {
                int upTo = Math.min(copies + AT_ONCE, runs / 2);
                for (String original : List.of(WAITING, NAPPING)) {
                    copy(connection, original, copies + 1, upTo);
                }
                connection.commit();
                copies = upTo;
            }
            connection.setAutoCommit(true);
            settle(connection);
        }
    }

    private static void copy(Connection connection, String original, int from, int to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long last = number(statement, "SELECT max(run_no) FROM run");
            String columns = columns(statement, "run", "run_no", "id");
            statement.execute(
                    "WITH RECURSIVE g(n) AS (SELECT " + from + " UNION ALL SELECT n + 1 FROM g WHERE n < " + to
                            + ") INSERT INTO run(id, " + columns + ") SELECT run.id || CAST(g.n AS text), " + columns
                            + " FROM run CROSS JOIN g WHERE run.id = '" + original + "' ORDER BY g.n");
            for (String table : List.of("journal", "checkpoint")) {
                String values = columns(statement, table, "run_no");
                statement.execute("INSERT INTO " + table + "(run_no, " + values + ") SELECT r.run_no, t."
                        + values.replace(", ", ", t.") + " FROM run r CROSS JOIN " + table
                        + " t WHERE r.run_no > " + last + " AND t.run_no = (SELECT run_no FROM run WHERE id = '"
                        + original + "') ORDER BY r.run_no");
            }
        }
    }

    /** What a server does by itself within minutes. */
    private void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (place.kind() == StoreKind.POSTGRES) {
                for (String table : List.of("run", "journal", "checkpoint", "inbox", "worker")) {
                    statement.execute("VACUUM ANALYZE " + table);
                }
            } else {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String columns(Statement statement, String table, String... without) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i));
            }
        }
        columns.removeAll(List.of(without));
        return String.join(", ", columns);
    }
}
