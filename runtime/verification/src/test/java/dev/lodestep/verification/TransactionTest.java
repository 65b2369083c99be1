package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.NoTransactionsException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.UnsureTransactions.End;
import dev.lodestep.verification.workflows.Bookings;
import dev.lodestep.verification.workflows.BookingsClient;
import dev.lodestep.verification.workflows.BookingsMachine;
import dev.lodestep.verification.workflows.LedgerTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactional steps on SQLite: what they write and their results are one. */
class TransactionTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;
    private static final List<String> SOME = List.of("a", "b", "c", "d", "e");
    private static final EngineOptions OPTIONS = EngineOptions.defaults()
            .pollInterval(Duration.ofMillis(10))
            .lease(Duration.ofMillis(600))
            .shutdownGrace(Duration.ofMillis(50));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() throws SQLException {
        file = folder.resolve("bookings.db");
        SqliteStore.at(file).close();
        try (Connection connection = connect()) {
            LedgerTable.create(connection);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private Map<String, Long> rows() throws SQLException {
        try (Connection connection = connect()) {
            return LedgerTable.rows(connection);
        }
    }

    private static Map<String, Long> booked(String... runs) {
        Map<String, Long> rows = new TreeMap<>();
        for (String run : runs) {
            SOME.forEach(entry -> rows.put(run + " " + entry, 1L));
        }
        return rows;
    }

    private static BookingsClient on(Engine engine, Bookings.InTheMiddle middle) {
        return BookingsClient.register(engine, new Bookings(middle));
    }

    private static long count(Engine engine, String run, EntryKind kind) {
        return engine.journal(run).stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }

    private void isBookedOnce(Engine engine, BookingsClient bookings) throws SQLException {
        assertThat(bookings.await("r", PATIENCE)).isEqualTo("a b c d e");
        assertThat(rows()).isEqualTo(booked("r"));
        assertThat(count(engine, "r", EntryKind.RESULT)).isEqualTo(1 + 2 * SOME.size() + 1);
    }

    @Test
    void a_store_without_transactions_is_refused_when_the_workflow_is_registered() {
        try (Engine engine = Engine.open(Stores.inMemory())) {
            assertThatThrownBy(() -> on(engine, (entry, connection, step) -> {}))
                    .isInstanceOf(NoTransactionsException.class)
                    .hasMessageContaining("'book'")
                    .hasMessageContaining("has no transactions: run it in an engine on a SQLite or PostgreSQL store");
        }
    }

    @Test
    void the_plain_runner_refuses_it_before_anything_runs() {
        BookingsMachine machine = BookingsMachine.of(new Bookings((entry, connection, step) -> {}));
        assertThatThrownBy(() -> machine.run(new Bookings.Order(SOME)))
                .isInstanceOf(NoTransactionsException.class)
                .hasMessageContaining("'book'")
                .hasMessageContaining("the plain runner");
    }

    @Test
    void whatever_is_not_known_of_a_commit_each_row_is_there_once() throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<End> some = List.of(End.KNOWN, End.NOT_BEGUN, End.ROLLED_BACK, End.COMMITTED);
        Supplier<End> ends = () -> some.get(random.nextInt(some.size()));
        ConcurrentLinkedQueue<RunEvent> failures = new ConcurrentLinkedQueue<>();
        Store store = UnsureTransactions.over(SqliteStore.at(file), ends);
        try (Engine engine = Engine.open(store, OPTIONS.listener(event -> {
            if (event instanceof RunEvent.AttemptFailed) {
                failures.add(event);
            }
        }))) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> {});
            bookings.start("r", new Bookings.Order(SOME));
            isBookedOnce(engine, bookings);
            assertThat(failures).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void a_transaction_that_was_not_committed_is_sealed_and_the_attempt_begins_anew() throws SQLException {
        ConcurrentLinkedQueue<End> ends = new ConcurrentLinkedQueue<>(List.of(End.ROLLED_BACK, End.COMMITTED));
        ConcurrentLinkedQueue<String> attempts = new ConcurrentLinkedQueue<>();
        Store store = UnsureTransactions.over(SqliteStore.at(file), () -> ends.isEmpty() ? End.KNOWN : ends.remove());
        try (Engine engine = Engine.open(store, OPTIONS)) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> attempts.add(entry + step.attempt()));
            bookings.start("r", new Bookings.Order(SOME));
            isBookedOnce(engine, bookings);
            assertThat(count(engine, "r", EntryKind.SEAL)).isEqualTo(1);
            assertThat(attempts).hasSize(SOME.size() + 1).allMatch(attempt -> attempt.endsWith("1"));
        }
    }

    @Test
    void a_run_that_was_lost_is_rolled_back_and_goes_on_under_a_new_claim() throws SQLException {
        ConcurrentLinkedQueue<End> ends = new ConcurrentLinkedQueue<>(List.of(End.KNOWN, End.FENCED));
        Store store = UnsureTransactions.over(SqliteStore.at(file), () -> ends.isEmpty() ? End.KNOWN : ends.remove());
        try (Engine engine = Engine.open(store, OPTIONS)) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> {});
            bookings.start("r", new Bookings.Order(SOME));
            isBookedOnce(engine, bookings);
            assertThat(count(engine, "r", EntryKind.CLAIM)).isEqualTo(1);
        }
    }

    @Test
    void an_attempt_whose_time_is_over_is_rolled_back_and_its_connection_is_of_no_use_any_more() throws SQLException {
        AtomicReference<Connection> kept = new AtomicReference<>();
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> {
                if (entry.equals("b") && step.attempt() == 1) {
                    kept.set(connection);
                    untilInterrupted();
                }
            });
            bookings.start("r", new Bookings.Order(SOME));
            isBookedOnce(engine, bookings);
            assertThat(count(engine, "r", EntryKind.FAILURE)).isEqualTo(1);
            assertThatThrownBy(() -> kept.get().createStatement()).isInstanceOf(SQLException.class);
        }
    }

    /** Ignores that it is to end, and returns as if nothing was. */
    private static void untilInterrupted() {
        try {
            assertThat(new CountDownLatch(1).await(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            // its timeout, which it does not heed
        }
    }

    @Test
    void a_step_that_ends_the_transaction_itself_has_failed() throws SQLException {
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> {
                if (entry.equals("c") && step.attempt() == 1) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("ROLLBACK");
                    }
                }
            });
            bookings.start("r", new Bookings.Order(SOME));
            isBookedOnce(engine, bookings);
            assertThat(count(engine, "r", EntryKind.FAILURE)).isEqualTo(1);
        }
    }

    @Test
    void closing_an_engine_in_the_middle_rolls_back_and_records_no_failure() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Engine first = Engine.open(SqliteStore.at(file), OPTIONS);
        on(first, (entry, connection, step) -> {
                    inside.countDown();
                    new CountDownLatch(1).await();
                })
                .start("r", new Bookings.Order(SOME));
        inside.await();
        first.close();
        assertThat(rows()).isEmpty();

        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            isBookedOnce(engine, on(engine, (entry, connection, step) -> {}));
            assertThat(count(engine, "r", EntryKind.FAILURE)).isZero();
        }
    }

    @Test
    void a_cancellation_between_two_transactions_keeps_what_is_committed() throws SQLException {
        CountDownLatch booked = new CountDownLatch(2);
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            BookingsClient bookings = on(engine, (entry, connection, step) -> booked.countDown());
            List<String> many = IntStream.range(0, 2000).mapToObj(i -> "e" + i).toList();
            bookings.start("r", new Bookings.Order(many));
            Eventually.holds(() -> booked.getCount() == 0, () -> bookings.whyNotRunning("r"));
            engine.cancel("r", CancelMode.STOP);
            Eventually.holds(
                    () -> bookings.run("r").status() == RunStatus.CANCELLED, () -> bookings.whyNotRunning("r"));
            assertThat(rows()).hasSize((int) engine.journal("r").stream()
                    .filter(entry -> entry.kind() == EntryKind.RESULT
                            && entry.node().orElse("").startsWith("book"))
                    .count());
        }
    }

    @Test
    void many_runs_book_beside_each_other_and_others_go_on_between() throws SQLException {
        int runs = 40;
        String[] ids = IntStream.range(0, runs).mapToObj(i -> "run" + i).toArray(String[]::new);
        try (Engine one = Engine.open(SqliteStore.at(file), OPTIONS.name("one"));
                Engine two = Engine.open(SqliteStore.at(file), OPTIONS.name("two"))) {
            BookingsClient here = on(one, (entry, connection, step) -> {});
            BookingsClient there = on(two, (entry, connection, step) -> {});
            for (int i = 0; i < runs; i++) {
                (i % 2 == 0 ? here : there).start(ids[i], new Bookings.Order(SOME));
            }
            for (String id : ids) {
                assertThat(here.await(id, PATIENCE)).isEqualTo("a b c d e");
            }
        }
        assertThat(rows()).isEqualTo(booked(ids));
    }
}
