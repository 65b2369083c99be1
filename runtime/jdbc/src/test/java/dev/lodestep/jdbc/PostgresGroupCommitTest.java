package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch of writes of all kinds costs, and what one of them that cannot be written costs the others: nothing. */
@OnPostgres
class PostgresGroupCommitTest {
    private static final int UNTIL_STATEMENTS_ARE_PREPARED = 8;

    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();
    private final String schema = PostgresNames.schemaOf(options);
    private final HikariDataSource only = server.pool(1);
    private final PostgresStore store = PostgresStore.on(only, options);

    @BeforeEach
    void join() {
        store.join(1, "worker");
    }

    @AfterEach
    void close() {
        store.close();
        only.close();
    }

    /** Runs under the claims from {@code claim} on. */
    private List<Long> started(int count, long claim) {
        List<RunWrite> starts = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> starts.add(Scene.starting("order-" + (claim + i), claim + i)));
        return store.write(1, starts).stream().map(Scene::written).toList();
    }

    @Test
    void starts_appends_and_ends_of_a_batch_are_one_transaction() throws SQLException {
        for (int round = 1; round <= UNTIL_STATEMENTS_ARE_PREPARED; round++) {
            long claim = round * 100L;
            List<Long> runs = started(3, claim);

            List<WriteResult> results = store.write(
                    1,
                    List.of(
                            Scene.append(runs.get(0), claim, 2, Scene.bytes("1")),
                            Scene.starting("more-" + round, claim + 50),
                            Scene.finish(runs.get(1), claim + 1, 2, null),
                            Scene.append(runs.get(2), claim + 2, 2, null)));

            results.forEach(Scene::written);
            long started = Scene.written(results.get(1));
            assertThat(query("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM " + schema
                            + ".journal WHERE seq = 2 AND run_no IN (" + runs.get(0) + ", " + runs.get(1) + ", "
                            + runs.get(2) + ") UNION ALL SELECT xmin FROM " + schema + ".run WHERE run_no IN ("
                            + started + ", " + runs.get(1) + ")) AS written"))
                    .as("transactions of round %d", round)
                    .isEqualTo("1");
        }
    }

    @Test
    void one_that_is_refused_is_told_among_those_that_are_written() {
        List<Long> runs = started(4, 10);
        Scene.written(Scene.write(store, 1, Scene.append(runs.get(3), 13, 2, null)));

        List<WriteResult> results = store.write(
                1,
                List.of(
                        Scene.append(runs.get(0), 99, 2, null),
                        Scene.finish(runs.get(1), 11, 2, null),
                        Scene.finish(runs.get(2), 99, 2, null),
                        Scene.append(runs.get(3), 13, 2, null),
                        Scene.starting("order-10", 77)));

        assertThat(results.subList(0, 4))
                .containsExactly(
                        new WriteResult.Fenced(),
                        new WriteResult.Written(runs.get(1)),
                        new WriteResult.Fenced(),
                        new WriteResult.Written(runs.get(3)));
        assertThat(results.get(4)).isInstanceOf(WriteResult.Exists.class);
    }

    @Test
    void data_that_the_server_refuses_is_refused_for_itself_alone_whatever_is_beside_it() {
        List<Long> runs = started(6, 10);
        List<RunWrite> batch = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            batch.add(Scene.append(runs.get(i), 10 + i, 2, null));
        }
        batch.add(Scene.starting("x".repeat(10) + randomText(), 20));
        batch.add(Scene.finish(runs.get(5), 15, 2, null));

        List<WriteResult> results = store.write(1, batch);

        assertThat(results.get(5)).isInstanceOf(WriteResult.Refused.class);
        for (int i = 0; i < 7; i++) {
            if (i != 5) {
                Scene.written(results.get(i));
            }
        }
    }

    /** Longer than an entry of an index may be, and not to be compressed. */
    private static String randomText() {
        StringBuilder text = new StringBuilder();
        new Random(5).ints(9_000, '0', 'z').forEach(c -> text.append((char) c));
        return text.toString();
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
