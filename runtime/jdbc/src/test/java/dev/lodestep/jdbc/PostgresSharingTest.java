package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A store lives in somebody's database and on somebody's connections: rivals, settings and steps that are not as they should be. */
@OnPostgres
class PostgresSharingTest {
    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();
    private final String schema = PostgresNames.schemaOf(options);
    private final PostgresStore store = PostgresStore.on(server.pool(), options);

    @BeforeEach
    void join() {
        store.join(1, "worker");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long start(String id, long token) {
        return Scene.written(Scene.write(store, 1, Scene.starting(id, token)));
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happen() throws Exception;
    }

    /** While somebody's transaction that did this stays open. */
    private void whileOpen(String sql, Meanwhile meanwhile) throws Exception {
        try (Connection connection = server.pool().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            try {
                meanwhile.happen();
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void a_run_whose_row_somebody_locks_holds_up_no_other_run() throws Exception {
        long locked = start("order-1", 11);
        long free = start("order-2", 12);
        List<RunWrite> batch = List.of(Scene.finish(locked, 11, 2, null), Scene.finish(free, 12, 2, null));

        whileOpen("SELECT 1 FROM " + schema + ".run WHERE id = 'order-1' FOR UPDATE", () -> {
            assertThat(store.write(1, batch)).containsExactly(new WriteResult.Busy(), new WriteResult.Written(free));
            assertThat(store.find("order-2").orElseThrow().endedAt()).isNotNull();
        });

        assertThat(store.write(1, batch))
                .containsExactly(new WriteResult.Written(locked), new WriteResult.Written(free));
    }

    @Test
    void an_entry_of_a_dead_owner_that_is_still_on_its_way_holds_up_no_other_claim() throws Exception {
        store.join(2, "other");
        long orphan = start("order-1", 11);
        start("order-2", 12);
        store.release(1, store.find("order-2").orElseThrow().run(), 12);
        store.leave(1);

        whileOpen(
                "INSERT INTO " + schema + ".journal(run_no, seq, claim, kind, attempt, at) VALUES (" + orphan
                        + ", 2, 11, 3, 1, now())",
                () -> assertThat(store.claim(2, Scene.KNOWN, 10, () -> 77))
                        .extracting(claimed -> claimed.row().id())
                        .containsExactly("order-2"));

        assertThat(store.claim(2, Scene.KNOWN, 10, () -> 78))
                .extracting(claimed -> claimed.row().id())
                .containsExactly("order-1");
    }

    @Test
    void text_that_no_store_can_keep_lists_nothing() {
        start("order-1", 11);

        assertThat(store.list(RunQuery.all().idStartingWith("order\0"))).isEmpty();
    }

    @Test
    void an_id_that_somebody_is_starting_holds_up_no_other_start() throws Exception {
        List<RunWrite> batch = List.of(Scene.starting("order-1", 11), Scene.starting("order-2", 12));

        whileOpen(
                "INSERT INTO " + schema
                        + ".run(id, workflow, version, input_digest, priority, created_at, status, claim)"
                        + " VALUES ('order-1', 'orders', 1, '', 0, now(), 2, 7)",
                () -> {
                    List<WriteResult> results = store.write(1, batch);
                    assertThat(results.get(0)).isEqualTo(new WriteResult.Busy());
                    Scene.written(results.get(1));
                });

        store.write(1, batch).forEach(Scene::written);
    }

    @Test
    void an_id_that_the_index_cannot_hold_is_refused_for_itself_alone() {
        StringBuilder id = new StringBuilder();
        new Random(5).ints(9_000, '0', 'z').forEach(c -> id.append((char) c));

        List<WriteResult> results =
                store.write(1, List.of(Scene.starting(id.toString(), 11), Scene.starting("order-2", 12)));

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("SQLSTATE 54000"));
        Scene.written(results.get(1));
    }

    @Test
    void large_entries_go_beside_small_ones() {
        long one = start("order-1", 11);
        long two = start("order-2", 12);

        List<WriteResult> results = store.write(
                1, List.of(Scene.append(one, 11, 2, new byte[400_000]), Scene.append(two, 12, 2, new byte[4])));

        assertThat(results).containsExactly(new WriteResult.Written(one), new WriteResult.Written(two));
    }

    @Test
    void connections_are_given_back_as_they_were() throws Exception {
        try (HikariDataSource only = server.pool(1);
                PostgresStore onOne = PostgresStore.on(only, options)) {
            String before = settings(only);
            long run = Scene.written(Scene.write(onOne, 1, Scene.starting("order-1", 11)));
            Scene.written(Scene.write(onOne, 1, Scene.append(run, 11, 2, null)));
            onOne.deliver(new Message("order-1", MessageKind.SIGNAL, "s", null, 5, null), 10);
            onOne.load(run);
            Scene.written(Scene.write(onOne, 1, Scene.finish(run, 11, 3, null)));
            onOne.transactions().orElseThrow();

            assertThat(settings(only)).isEqualTo(before);
        }
    }

    private static String settings(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM"
                                + " pg_settings WHERE name IN ('lock_timeout', 'idle_in_transaction_session_timeout',"
                                + " 'default_transaction_isolation', 'default_transaction_read_only', 'search_path')")) {
            assertThat(row.next()).isTrue();
            return row.getString(1) + " " + connection.getAutoCommit() + " " + connection.getNetworkTimeout() + " "
                    + connection.getTransactionIsolation();
        }
    }

    @Test
    void pools_without_autocommit_and_drivers_without_prepared_statements_will_do() throws Exception {
        PGSimpleDataSource plain = (PGSimpleDataSource) server.as("postgres");
        plain.setPrepareThreshold(0);
        plain.setPreparedStatementCacheQueries(0);
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                PostgresStore other = PostgresStore.on(pool, options)) {
            long run = Scene.written(Scene.write(other, 1, Scene.starting("order-1", 11)));
            Scene.written(Scene.write(other, 1, Scene.append(run, 11, 2, null)));
            Scene.written(Scene.write(other, 1, Scene.finish(run, 11, 3, null)));
        }
        assertThat(store.read("order-1").orElseThrow().journal()).hasSize(3);
    }

    @Test
    @DisplayName("F20_connections_that_cannot_write_or_are_isolated_otherwise_are_refused_at_once")
    void connections_that_cannot_write_or_are_isolated_otherwise_are_refused_at_once() {
        PGSimpleDataSource readOnly = (PGSimpleDataSource) server.as("postgres");
        readOnly.setOptions("-c default_transaction_read_only=on");
        assertThatThrownBy(() -> PostgresStore.on(readOnly, options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("connect to the primary");

        PGSimpleDataSource serializable = (PGSimpleDataSource) server.as("postgres");
        serializable.setOptions("-c default_transaction_isolation=serializable");
        assertThatThrownBy(() -> PostgresStore.on(serializable, options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void the_stores_time_is_the_databases_and_never_behind_it() throws Exception {
        try (Connection connection = server.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            assertThat(row.next()).isTrue();
            assertThat(store.now())
                    .isAfterOrEqualTo(row.getTimestamp(1).toInstant().minusMillis(1));
        }
    }

    @Test
    void a_step_that_goes_on_after_a_failed_statement_is_told_so_and_nothing_of_it_counts() throws Exception {
        long run = start("order-1", 11);
        Transactions transactions = store.transactions().orElseThrow();

        assertThatThrownBy(() -> transactions.commit(1, connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SELECT 1 / 0");
                    } catch (SQLException e) {
                        assertThat(e.getMessage()).contains("zero");
                    }
                    return Scene.append(run, 11, 2, null);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("went on after a statement of it had failed");
        assertThat(store.read("order-1").orElseThrow().journal()).hasSize(1);
    }

    @Test
    void a_step_that_commits_by_itself_is_told_so() {
        long run = start("order-1", 11);
        Transactions transactions = store.transactions().orElseThrow();

        assertThatThrownBy(() -> transactions.commit(1, connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("COMMIT");
                    }
                    return Scene.append(run, 11, 2, null);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended its transaction itself");
        assertThat(store.read("order-1").orElseThrow().journal()).hasSize(1);
    }

    @Test
    void a_step_that_breaks_a_deferred_constraint_leaves_nothing() throws Exception {
        long run = start("order-1", 11);
        server.execute(
                "CREATE TABLE " + schema + ".seat(no int, CONSTRAINT taken UNIQUE (no) DEFERRABLE INITIALLY DEFERRED)");

        assertThatThrownBy(() -> store.transactions().orElseThrow().commit(1, connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO " + schema + ".seat VALUES (1), (1)");
                    }
                    return Scene.append(run, 11, 2, null);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deferred constraint");
        assertThat(store.read("order-1").orElseThrow().journal()).hasSize(1);
    }

    @Test
    void a_seal_waits_for_a_step_that_is_being_committed_and_one_of_both_wins() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 10; round++) {
                long run = start("order-" + round, 11);
                CountDownLatch worked = new CountDownLatch(1);
                Future<WriteResult> step =
                        thread.submit(() -> store.transactions().orElseThrow().commit(1, connection -> {
                            worked.countDown();
                            return Scene.append(run, 11, 2, null);
                        }));
                worked.await();

                WriteResult sealed = Scene.write(store, 1, new RunWrite.Seal(run, 11, 2));

                boolean committed = step.get() instanceof WriteResult.Written;
                assertThat(sealed)
                        .as("round %d", round)
                        .isEqualTo(committed ? new WriteResult.Taken(run) : new WriteResult.Written(run));
            }
        } finally {
            thread.shutdownNow();
        }
    }
}
