package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a transactional step writes is there together with its result, or neither is (operation 9). Left out for a store without
 * {@linkplain Store#transactions transactions}.
 */
abstract class TransactionRules extends StoreScene {
    @SuppressWarnings("NullAway.Init")
    private Transactions transactions;

    private int readers;

    TransactionRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @BeforeEach
    void createTable() throws SQLException {
        assumeTrue(store.transactions().isPresent(), "this store has no transactions");
        transactions = store.transactions().orElseThrow();
        onConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS kit_booking(name VARCHAR(100) NOT NULL)");
                statement.execute("DELETE FROM kit_booking");
            }
        });
    }

    @FunctionalInterface
    private interface Use {
        void of(Connection connection) throws SQLException;
    }

    /** Uses a connection in a transaction of a run that is there for nothing else. */
    private void onConnection(Use use) throws SQLException {
        Executor reader = running("reader-" + readers++);
        written(transactions.commit(ALICE, connection -> {
            use.of(connection);
            return append(reader, result("read"));
        }));
    }

    private static void book(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kit_booking(name) VALUES (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private WriteResult booking(long worker, String name, RunWrite.Append append) throws SQLException {
        return transactions.commit(worker, connection -> {
            book(connection, name);
            return append;
        });
    }

    private List<String> bookings() throws SQLException {
        List<String> names = new ArrayList<>();
        onConnection(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT name FROM kit_booking ORDER BY name")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        });
        return names;
    }

    @Test
    void what_a_step_wrote_is_there_together_with_its_result() throws Exception {
        Executor alice = running("order-1");

        assertThat(booking(ALICE, "flight", append(alice, result("pay"))))
                .isEqualTo(new WriteResult.Written(alice.run()));

        assertThat(bookings()).containsExactly("flight");
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.RESULT);
        assertThat(journal("order-1").get(1).payload()).isEqualTo(bytes("{\"node\":\"pay\"}"));
    }

    @Test
    void the_run_goes_on_behind_a_transaction() throws Exception {
        Executor alice = running("order-1");
        written(booking(ALICE, "flight", append(alice, result("pay"), result("a"))));

        written(write(ALICE, append(alice.at(4), result("b"))));
        written(booking(ALICE, "hotel", append(alice.at(5), result("c"))));

        assertThat(bookings()).containsExactly("flight", "hotel");
        assertThat(journal("order-1")).hasSize(5);
    }

    @Test
    void a_step_that_fails_leaves_nothing_and_its_exception_is_the_callers() throws Exception {
        Executor alice = running("order-1");
        IOException failure = new IOException("no seat left");

        assertThatThrownBy(() -> transactions.commit(ALICE, connection -> {
                    book(connection, "flight");
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(bookings()).isEmpty();
        written(booking(ALICE, "hotel", append(alice, result("pay"))));
        assertThat(bookings()).containsExactly("hotel");
    }

    @Test
    void a_step_of_a_lost_run_is_rolled_back() throws Exception {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant())));
        Executor bob = claimOnly(BOB);

        assertThat(booking(ALICE, "flight", append(alice, result("pay")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(booking(ALICE, "flight", append(alice.at(bob.seq()), result("pay"))))
                .isInstanceOf(WriteResult.Fenced.class);

        assertThat(bookings()).isEmpty();
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.CLAIM);
    }

    @Test
    void a_step_of_a_dead_worker_is_rolled_back() throws Exception {
        store.join(303, "carol");
        RunWrite.Start start = starting("order-1");
        Executor carol = new Executor(303, written(write(303, start)), start.token(), 2);
        store.leave(303);

        assertThat(booking(303, "flight", append(carol, result("pay")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(bookings()).isEmpty();
    }

    @Test
    void a_step_whose_position_is_sealed_is_rolled_back() throws Exception {
        Executor alice = running("order-1");
        written(write(ALICE, new RunWrite.Seal(alice.run(), alice.claim(), 2)));

        assertThat(booking(ALICE, "flight", append(alice, result("pay"))))
                .isEqualTo(new WriteResult.Taken(alice.run()));

        assertThat(bookings()).isEmpty();
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.SEAL);
    }

    @Test
    void a_step_that_was_committed_before_is_not_committed_once_more() throws Exception {
        Executor alice = running("order-1");
        RunWrite.Append append = append(alice, result("pay"));
        written(booking(ALICE, "flight", append));

        assertThat(booking(ALICE, "flight", append)).isEqualTo(new WriteResult.Taken(alice.run()));
        assertThat(write(ALICE, new RunWrite.Seal(alice.run(), alice.claim(), 2)))
                .isEqualTo(new WriteResult.Taken(alice.run()));
        assertThat(bookings()).containsExactly("flight");
    }

    @Test
    void a_step_whose_result_no_store_can_keep_is_rolled_back() throws Exception {
        Executor alice = running("order-1");

        assertThat(booking(ALICE, "flight", append(alice, result("half \uD83D"))))
                .isInstanceOf(WriteResult.Refused.class);
        assertThat(bookings()).isEmpty();
    }

    @Test
    void a_step_that_names_a_message_which_is_not_there_is_rolled_back() throws Exception {
        Executor alice = running("order-1");
        NewEntry entry = consuming(1, 7);

        assertThat(booking(ALICE, "flight", append(alice, entry))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(bookings()).isEmpty();
    }

    @Test
    void a_step_sees_what_it_wrote_and_may_undo_a_part_of_it() throws Exception {
        onConnection(connection -> {
            book(connection, "flight");
            Savepoint savepoint = connection.setSavepoint();
            book(connection, "hotel");
            connection.rollback(savepoint);
            Savepoint named = connection.setSavepoint("later");
            book(connection, "taxi");
            connection.releaseSavepoint(named);
        });

        assertThat(bookings()).containsExactly("flight", "taxi");
    }

    @Test
    void a_step_leaves_the_transaction_to_the_engine() throws Exception {
        onConnection(connection -> {
            book(connection, "flight");
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("commits");
            assertThatThrownBy(connection::rollback)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("throw an exception to undo");
            assertThatThrownBy(connection::close)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("closes");
            assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.abort(Runnable::run)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.unwrap(Connection.class)).isInstanceOf(SQLException.class);
            assertThat(connection.isWrapperFor(Connection.class)).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThatCode(() -> connection.setAutoCommit(false)).doesNotThrowAnyException();
        });

        assertThat(bookings()).containsExactly("flight");
    }

    @Test
    void a_connection_is_of_no_use_after_its_step() throws Exception {
        List<Connection> kept = new ArrayList<>();
        onConnection(kept::add);

        assertThat(kept.get(0).isClosed()).isTrue();
        assertThatThrownBy(() -> book(kept.get(0), "flight"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only inside its step");
        assertThat(bookings()).isEmpty();
    }

    @Test
    void statements_that_a_step_left_open_are_no_obstacle() throws Exception {
        onConnection(connection -> {
            book(connection, "flight");
            ResultSet row = connection.createStatement().executeQuery("SELECT name FROM kit_booking");
            assertThat(row.next()).isTrue();
        });

        assertThat(bookings()).containsExactly("flight");
    }

    @Test
    void an_interrupted_thread_is_answered_and_stays_interrupted() throws Exception {
        Executor alice = running("order-1");
        Thread.currentThread().interrupt();
        try {
            written(booking(ALICE, "flight", append(alice, result("pay"))));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(bookings()).containsExactly("flight");
    }

    @Test
    void transactions_and_other_writes_go_on_beside_each_other() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            Executor owner = running("order-" + thread);
            boolean transactional = thread % 2 == 0;
            tasks.add(() -> {
                for (int i = 0; i < 20; i++) {
                    RunWrite.Append append = append(owner.at(2 + i), result("pay"));
                    written(transactional ? booking(ALICE, "seat", append) : write(ALICE, append));
                }
                return 20;
            });
        }

        assertThat(RaceRules.atOnce(tasks)).containsOnly(20);

        assertThat(bookings()).hasSize(60);
        for (int thread = 0; thread < 6; thread++) {
            assertThat(journal("order-" + thread)).hasSize(21);
        }
    }
}
