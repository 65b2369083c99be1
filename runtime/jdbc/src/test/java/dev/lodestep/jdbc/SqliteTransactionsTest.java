package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactional steps on SQLite: how they share the one write lock, and what becomes of those whose end is not known. */
class SqliteTransactionsTest {
    private static final long WORKER = 7;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path file;
    private SqliteStore store;
    private SqliteErrors errors;
    private SqliteConnections connections;
    private ExecutorService thread;
    private long run;

    @BeforeEach
    void open() throws SQLException {
        file = folder.resolve("runs.db");
        store = SqliteStore.at(file);
        errors = new SqliteErrors(file);
        connections = new SqliteConnections(file, errors);
        thread = Executors.newSingleThreadExecutor();
        Scene.execute(file, "CREATE TABLE booking(name TEXT)");
        store.join(WORKER, "worker");
        run = Scene.written(Scene.write(store, WORKER, Scene.starting("order-1", 11)));
    }

    @AfterEach
    void close() {
        store.close();
        thread.shutdownNow();
    }

    private Transactions transactions() {
        return store.transactions().orElseThrow();
    }

    private SqliteTransactions transactions(SqliteWriter.Opener opener, WriteTurn turn) {
        return new SqliteTransactions(opener, turn, errors, new Rows(errors), Instant::now);
    }

    private RunWrite.Append append(int seq) {
        return Scene.append(run, 11, seq, null);
    }

    private RunWrite.Seal seal(int seq) {
        return new RunWrite.Seal(run, 11, seq);
    }

    private static void sql(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void book(Connection connection) throws SQLException {
        sql(connection, "INSERT INTO booking VALUES ('seat')");
    }

    private String bookings() throws SQLException {
        return Scene.query(file, "SELECT count(*) FROM booking");
    }

    private int entries() {
        return store.read("order-1").orElseThrow().journal().size();
    }

    @Test
    void others_write_when_the_step_has_ended() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Future<WriteResult> step = thread.submit(() -> transactions().commit(WORKER, connection -> {
            book(connection);
            begun.countDown();
            asked.await();
            return append(2);
        }));
        begun.await();
        asked.countDown();

        Scene.written(Scene.write(store, WORKER, Scene.starting("order-2", 22)));

        Scene.written(step.get());
        assertThat(Scene.query(file, "SELECT count(*) FROM journal")).isEqualTo("3");
    }

    @Test
    void who_calls_the_store_inside_a_step_is_told_so_and_the_step_may_go_on() throws Exception {
        Scene.written(transactions().commit(WORKER, connection -> {
            book(connection);
            assertThatThrownBy(() -> store.beat(WORKER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot use the store while it runs");
            assertThatThrownBy(() -> transactions().commit(WORKER, inner -> append(2)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.find("order-1")).isPresent();
            return append(2);
        }));

        assertThat(bookings()).isEqualTo("1");
        assertThat(store.beat(WORKER)).isTrue();
    }

    @Test
    void a_writer_that_waited_long_enough_is_told_who_holds_the_lock() throws Exception {
        WriteTurn turn = new WriteTurn(errors, Duration.ZERO, LONG);
        SqliteWriter writer = new SqliteWriter(connections::openWriter, turn, errors);

        Scene.written(transactions(connections::openForStep, turn).commit(WORKER, connection -> {
            book(connection);
            Future<Boolean> beat =
                    thread.submit(() -> writer.write("beat", session -> WorkerTable.beat(session, WORKER, 0)));
            assertThatThrownBy(beat::get)
                    .hasCauseInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("a transactional step has held the write lock");
            return append(2);
        }));

        assertThat(writer.<Boolean>write("beat", session -> WorkerTable.beat(session, WORKER, 0)))
                .isTrue();
        assertThat(bookings()).isEqualTo("1");
        writer.close();
    }

    @Test
    void a_step_that_takes_too_long_is_rolled_back_when_others_wait() throws Exception {
        WriteTurn turn = new WriteTurn(errors, Duration.ZERO, Duration.ZERO);
        SqliteWriter writer = new SqliteWriter(connections::openWriter, turn, errors);

        assertThatThrownBy(() -> transactions(connections::openForStep, turn).commit(WORKER, connection -> {
                    book(connection);
                    Future<Boolean> beat =
                            thread.submit(() -> writer.write("beat", session -> WorkerTable.beat(session, WORKER, 0)));
                    assertThat(beat.get()).isTrue();
                    assertThatThrownBy(() -> book(connection)).isInstanceOf(SQLException.class);
                    return append(2);
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("was rolled back");

        assertThat(bookings()).isEqualTo("0");
        Scene.written(Scene.write(store, WORKER, seal(2)));
        writer.close();
    }

    @Test
    void a_store_that_is_closed_rolls_the_step_back() throws Exception {
        assertThatThrownBy(() -> transactions().commit(WORKER, connection -> {
                    book(connection);
                    thread.submit(store::close).get();
                    return append(2);
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(bookings()).isEqualTo("0");
    }

    @Test
    void a_lock_that_another_process_holds_is_an_answer_before_the_work_is_done() throws Exception {
        try (Connection tool = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            sql(tool, "BEGIN IMMEDIATE");

            assertThatThrownBy(() -> transactions().commit(WORKER, connection -> {
                        throw new AssertionError("the work was done");
                    }))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("another process holds its write lock");
        }
        assertThat(store.beat(WORKER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "ROLLBACK", "END", "RELEASE lodestep_step"})
    void SQL_that_ends_the_transaction_is_noticed_and_its_result_not_written(String end) throws Exception {
        assertThatThrownBy(() -> transactions().commit(WORKER, connection -> {
                    sql(connection, end);
                    return append(2);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended its transaction itself");

        assertThat(entries()).isEqualTo(1);
        assertThat(store.beat(WORKER)).isTrue();
    }

    @Test
    void a_write_whose_rows_were_not_read_is_named() throws Exception {
        assertThatThrownBy(() -> transactions().commit(WORKER, connection -> {
                    Statement statement = connection.createStatement();
                    statement.executeQuery("INSERT INTO booking VALUES ('a'), ('b') RETURNING name");
                    return append(2);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("left a statement running");

        assertThat(bookings()).isEqualTo("0");
    }

    @Test
    void what_a_step_does_to_its_connection_does_not_reach_the_next_one() throws Exception {
        Scene.written(transactions().commit(WORKER, connection -> {
            sql(connection, "CREATE TEMP TABLE scratch(name TEXT)");
            sql(connection, "PRAGMA query_only = OFF");
            return append(2);
        }));

        assertThatThrownBy(() -> transactions().commit(WORKER, connection -> {
                    sql(connection, "SELECT * FROM scratch");
                    return append(3);
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("scratch");
    }

    @Test
    void a_commit_that_took_effect_without_an_answer_is_found_by_the_seal() throws Exception {
        loseTheAnswer(LostAnswers.AFTER);

        assertThat(Scene.write(store, WORKER, seal(2))).isEqualTo(new WriteResult.Taken(run));
        assertThat(bookings()).isEqualTo("1");
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void a_commit_that_took_no_effect_never_does_after_the_seal() throws Exception {
        loseTheAnswer(LostAnswers.BEFORE);

        Scene.written(Scene.write(store, WORKER, seal(2)));
        assertThat(transactions().commit(WORKER, connection -> {
                    book(connection);
                    return append(2);
                }))
                .isEqualTo(new WriteResult.Taken(run));
        assertThat(bookings()).isEqualTo("0");

        Scene.written(transactions().commit(WORKER, connection -> {
            book(connection);
            return append(3);
        }));
        assertThat(bookings()).isEqualTo("1");
    }

    private void loseTheAnswer(LostAnswers when) {
        WriteTurn turn = new WriteTurn(errors, LONG, LONG);
        SqliteWriter.Opener opener =
                () -> new Session(when.over(connections.openForStep().connection()));

        assertThatThrownBy(() -> transactions(opener, turn).commit(WORKER, connection -> {
                    book(connection);
                    return append(2);
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("could not commit a transactional step");
    }
}
