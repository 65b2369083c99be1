package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Lists of runs read an index, and not many more rows than they give: the tables' own counters are asked, with many runs in them. */
@OnPostgres
class PostgresListPlanTest {
    private static final int RUNS = 50_000;
    private static final int PAGE = 20;

    /** A page for each workflow and status at most, and what one more condition leaves out. */
    private static final int FEW = 40 * PAGE;

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PostgresServer server = PostgresServer.shared();

    @Test
    void no_list_scans_the_runs_or_reads_many_more_than_it_gives() throws Exception {
        PostgresOptions options = server.migrated();
        String schema = PostgresNames.schemaOf(options);
        fill(schema);
        try (HikariDataSource only = server.pool(1);
                PostgresStore store = PostgresStore.on(only, options)) {
            for (Map.Entry<String, RunQuery> query : queries().entrySet()) {
                for (RunQuery each : List.of(query.getValue(), query.getValue().newestFirst())) {
                    long scans = counter(only, schema, "seq_scan");
                    long fetched = counter(only, schema, "idx_tup_fetch");

                    List<RunRow> page = store.list(each);
                    page = store.list(each.after(
                            RunPosition.of(each, page.get(page.size() - 1)).cursor()));

                    assertThat(page).as(query.getKey()).isNotEmpty();
                    assertThat(counter(only, schema, "seq_scan"))
                            .as("scans for %s", query.getKey())
                            .isEqualTo(scans);
                    assertThat(counter(only, schema, "idx_tup_fetch") - fetched)
                            .as("rows read for %s", query.getKey())
                            .isLessThan(2 * FEW);
                }
            }
        }
    }

    private static Map<String, RunQuery> queries() {
        RunQuery all = RunQuery.all().pageOf(PAGE);
        Map<String, RunQuery> queries = new LinkedHashMap<>();
        queries.put("all", all);
        queries.put("a workflow", all.ofWorkflow("w0"));
        queries.put("a rare status", all.in(RunStatus.PARKED));
        queries.put("a rare status of a workflow", all.ofWorkflow("w0").in(RunStatus.PARKED));
        queries.put(
                "a time", all.startedFrom(BEGINNING.plusSeconds(20_000)).startedBefore(BEGINNING.plusSeconds(20_500)));
        queries.put("an end", all.endedFrom(BEGINNING.plusSeconds(30_000)).endedBefore(BEGINNING.plusSeconds(30_500)));
        queries.put("a wait", all.waitingFor("rare"));
        queries.put("an error", all.failedWith("Rare"));
        queries.put("a parent", all.childrenOf("run-7"));
        queries.put("an attribute", all.withAttribute("customer", "c77"));
        queries.put(
                "an attribute and a time",
                all.withAttribute("customer", "c77").startedFrom(BEGINNING.plusSeconds(1_000)));
        queries.put("the beginning of an id", all.idStartingWith("run-123"));
        return queries;
    }

    /** One run a second, of ten workflows; of a hundred each one is parked, waits, has failed or is a child. */
    private void fill(String schema) throws SQLException {
        server.execute(
                "INSERT INTO " + schema
                        + ".run(id, workflow, version, input_digest, priority, created_at, ended_at, status,"
                        + " claim, waits, failure, parent_no, parent_node, parent_element, attributes)"
                        + " SELECT 'run-' || n, 'w' || n % 10, 1, '', 0, t, CASE WHEN s >= 5 THEN t END, s, n,"
                        + " CASE WHEN s <> 3 THEN '{}'::text[] WHEN n % 1000 = 1 THEN '{rare}' ELSE '{common}' END,"
                        + " CASE WHEN s <> 6 THEN NULL WHEN n % 1000 = 2 THEN 'Rare' ELSE 'Common' END,"
                        + " CASE WHEN n % 1000 = 8 THEN 7 WHEN n % 100 = 8 THEN 9 END, 'n', -1,"
                        + " json_build_object('customer', 'c' || n % 1000)::text"
                        + " FROM (SELECT n, timestamptz '" + BEGINNING + "' + n * interval '1 second' AS t,"
                        + " CASE n % 100 WHEN 0 THEN 4 WHEN 1 THEN 3 WHEN 2 THEN 6 ELSE 5 END AS s"
                        + " FROM generate_series(1, " + RUNS + ") n) AS every",
                "INSERT INTO " + schema + ".attribute SELECT 'customer', 'c' || run_no % 1000, created_at, run_no FROM "
                        + schema + ".run",
                "ANALYZE " + schema + ".run",
                "ANALYZE " + schema + ".attribute");
    }

    private static long counter(DataSource only, String schema, String name) throws SQLException {
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery("SELECT sum(" + name
                    + ") FROM pg_stat_user_tables WHERE schemaname = '" + schema
                    + "' AND relname IN ('run', 'attribute')")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
