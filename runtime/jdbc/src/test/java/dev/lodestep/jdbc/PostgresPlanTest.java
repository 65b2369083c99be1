package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.store.RunWrite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Plans that were made when the tables were empty and are used when they are full: a long-lived connection keeps them, and statistics come
 * late. What counts is what the statements really read, so the tables' own counters are asked.
 */
@OnPostgres
class PostgresPlanTest {
    private static final int ROWS = 100_000;
    private static final int STATEMENTS_UNTIL_GENERIC = 12;
    private static final int MOST_ROWS_READ = 1_000;

    private final PostgresServer server = PostgresServer.shared();

    @Test
    void statements_planned_on_empty_tables_scan_none_of_them_when_they_are_full() throws Exception {
        PostgresOptions options = server.migrated();
        String schema = PostgresNames.schemaOf(options);
        try (HikariDataSource only = server.pool(1);
                PostgresStore store = PostgresStore.on(only, options)) {
            server.execute(
                    "ALTER TABLE " + schema + ".journal SET (autovacuum_enabled = off)",
                    "ALTER TABLE " + schema + ".run SET (autovacuum_enabled = off)",
                    "ALTER TABLE " + schema + ".inbox SET (autovacuum_enabled = off)");
            store.join(1, "worker");
            for (int i = 0; i < STATEMENTS_UNTIL_GENERIC; i++) {
                everyStatement(store, "early-" + i);
            }
            fill(schema);
            String before = scans(only, schema);
            long rowsBefore = rowsByIndex(only, schema);

            everyStatement(store, "late");

            assertThat(scans(only, schema)).isEqualTo(before);
            assertThat(rowsByIndex(only, schema) - rowsBefore)
                    .as("rows that were read by any index, also by one that fits only in part")
                    .isLessThan(MOST_ROWS_READ);
            execute(only, "SELECT count(*) FROM " + schema + ".journal WHERE attempt = 5");
            assertThat(scans(only, schema)).as("a scan would be seen").isNotEqualTo(before);
        }
    }

    /** Appends in all three forms, run-row changes alone and together, all kinds in one batch, claim and reads. */
    private static void everyStatement(PostgresStore store, String id) {
        List<RunWrite> starts = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> starts.add(Scene.starting(id + i, 50 + i)));
        List<Long> runs = store.write(1, starts).stream().map(Scene::written).toList();
        long one = runs.get(0);
        long two = runs.get(1);
        store.write(1, List.of(Scene.append(one, 50, 2, null))).forEach(Scene::written);
        store.write(1, List.of(Scene.append(one, 50, 3, null), Scene.append(two, 51, 2, null)))
                .forEach(Scene::written);
        RunWrite tails = new RunWrite.Append(
                one,
                50,
                4,
                List.of(
                        Scene.append(one, 50, 4, null).entries().get(0),
                        Scene.append(one, 50, 5, null).entries().get(0)));
        store.write(1, List.of(tails, Scene.append(two, 51, 3, null))).forEach(Scene::written);
        store.write(1, List.of(Scene.append(one, 50, 5, null)));
        store.write(1, List.of(Scene.finish(one, 50, 6, null))).forEach(Scene::written);
        RunWrite more = Scene.starting(id + "more", 60);
        store.write(1, List.of(more, Scene.finish(two, 51, 4, null), Scene.append(runs.get(2), 52, 2, null)))
                .forEach(Scene::written);
        store.write(
                        1,
                        List.of(
                                Scene.finish(
                                        store.find(id + "more").orElseThrow().run(), 60, 2, null),
                                Scene.finish(runs.get(2), 52, 3, null)))
                .forEach(Scene::written);
        store.release(1, runs.get(3), 53);
        assertThat(store.claim(1, Scene.KNOWN, 10, () -> 99)).hasSize(1);
        store.load(runs.get(3)).orElseThrow();
        store.read(id + 3).orElseThrow();
        store.write(1, List.of(Scene.finish(runs.get(3), 99, 3, null))).forEach(Scene::written);
    }

    private void fill(String schema) throws SQLException {
        server.execute(
                "INSERT INTO " + schema
                        + ".run(id, workflow, version, input_digest, priority, created_at, status, owner, claim)"
                        + " SELECT 'full' || n, 'orders', 1, '', 0, now(), CASE WHEN n % 2 = 0 THEN 5 ELSE 1 END,"
                        + " CASE WHEN n % 2 = 0 THEN NULL ELSE 2 END, n FROM generate_series(1, " + ROWS / 5
                        + ") n",
                "INSERT INTO " + schema + ".journal(run_no, seq, claim, kind, attempt, at)"
                        + " SELECT 1000000 + n / 5, n % 5, 7, 3, 1, now() FROM generate_series(1, " + ROWS + ") n",
                "INSERT INTO " + schema + ".inbox(run_no, ord, kind, name, token, accepted, at)"
                        + " SELECT 1000000 + n, 1, 1, 's', n, false, now() FROM generate_series(1, " + ROWS / 5
                        + ") n");
    }

    /** How often each table was scanned as a whole. */
    private static String scans(DataSource only, String schema) throws SQLException {
        execute(only, "SELECT pg_stat_force_next_flush()");
        StringBuilder lines = new StringBuilder();
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = '"
                                + schema + "' AND relname IN ('run', 'journal', 'inbox') ORDER BY relname")) {
            while (row.next()) {
                lines.append(row.getString(1))
                        .append(' ')
                        .append(row.getLong(2))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static long rowsByIndex(DataSource only, String schema) throws SQLException {
        execute(only, "SELECT pg_stat_force_next_flush()");
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(idx_tup_fetch) FROM pg_stat_user_tables"
                        + " WHERE schemaname = '" + schema + "' AND relname IN ('run', 'journal', 'inbox')")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void execute(DataSource only, String sql) throws SQLException {
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
