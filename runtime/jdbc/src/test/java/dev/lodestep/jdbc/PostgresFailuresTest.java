package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What servers, networks and pools do to a store, by the rows of the failure catalogue. */
@OnPostgres
class PostgresFailuresTest {
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

    private long start(String id, long token) {
        return Scene.written(Scene.write(store, 1, Scene.starting(id, token)));
    }

    @Test
    @DisplayName("F05_an_answer_that_is_lost_after_the_commit_is_found_by_sending_the_same_again")
    void lostAnswer() throws Exception {
        long run = start("order-1", 11);
        long other = start("order-2", 12);
        List<RunWrite> batch = List.of(
                Scene.starting("order-3", 13),
                Scene.append(run, 11, 2, Scene.bytes("\"marked\"")),
                Scene.finish(other, 12, 2, null));
        try (AnswerThief thief = new AnswerThief(server.port());
                Store through = PostgresStore.on(server.at(thief.port()), options)) {
            thief.takeAnswerTo("marked");
            assertThatThrownBy(() -> through.write(1, batch)).isInstanceOf(StoreUnavailableException.class);
            assertThat(store.read("order-1").orElseThrow().journal())
                    .as("it was committed")
                    .hasSize(2);

            through.write(1, batch).forEach(Scene::written);
        }
        for (String id : List.of("order-1", "order-2")) {
            assertThat(store.read(id).orElseThrow().journal())
                    .extracting(JournalRow::seq)
                    .containsExactly(1, 2);
        }
        assertThat(store.read("order-3").orElseThrow().journal()).hasSize(1);
    }

    @Test
    @DisplayName("F05_a_transactional_step_whose_commit_is_not_answered_happened_exactly_once")
    void lostAnswerOfStep() throws Exception {
        server.execute("CREATE TABLE " + schema + ".bookings(id text)");
        long run = start("order-1", 11);
        try (AnswerThief thief = new AnswerThief(server.port());
                Store through = PostgresStore.on(server.at(thief.port()), options)) {
            Transactions transactions = through.transactions().orElseThrow();
            thief.takeAnswerTo("COMMIT");
            assertThatThrownBy(() -> transactions.commit(1, connection -> book(connection, run)))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(Scene.write(through, 1, new RunWrite.Seal(run, 11, 2))).isEqualTo(new WriteResult.Taken(run));
        }
        assertThat(query("SELECT count(*) FROM " + schema + ".bookings")).isEqualTo("1");
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.RESULT);
    }

    @Test
    @DisplayName("F03_a_transactional_step_whose_server_dies_before_the_commit_left_nothing_and_may_happen_again")
    void crashInStep() throws Exception {
        server.execute("CREATE TABLE " + schema + ".bookings(id text)");
        long run = start("order-1", 11);
        Transactions transactions = store.transactions().orElseThrow();
        assertThatThrownBy(() -> transactions.commit(1, connection -> {
                    RunWrite.Append append = book(connection, run);
                    String pid = first(connection, "SELECT pg_backend_pid()");
                    server.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
                    return append;
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(Scene.write(store, 1, new RunWrite.Seal(run, 11, 2))).isEqualTo(new WriteResult.Written(run));
        assertThat(query("SELECT count(*) FROM " + schema + ".bookings")).isEqualTo("0");

        WriteResult again = transactions.commit(1, connection -> {
            book(connection, run);
            return Scene.append(run, 11, 3, null);
        });

        assertThat(again).isEqualTo(new WriteResult.Written(run));
        assertThat(query("SELECT count(*) FROM " + schema + ".bookings")).isEqualTo("1");
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.SEAL, EntryKind.RESULT);
    }

    private RunWrite.Append book(Connection connection, long run) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + schema + ".bookings VALUES ('order-1')");
        }
        return Scene.append(run, 11, 2, null);
    }

    @Test
    @DisplayName("F20_a_connection_to_a_server_that_became_read_only_is_not_used_again")
    void readOnly() throws Exception {
        long run = start("order-1", 11);
        try (Connection connection = only.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        }

        assertThatThrownBy(() -> store.write(1, List.of(Scene.append(run, 11, 2, null))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("read-only")
                .hasMessageContaining("25006");

        Scene.written(Scene.write(store, 1, Scene.append(run, 11, 2, null)));
    }

    @Test
    @DisplayName("F21_a_server_whose_disk_is_full_acknowledges_nothing_and_goes_on_when_there_is_space")
    void diskFull() throws Exception {
        long run = start("order-1", 11);
        server.execute(
                "CREATE FUNCTION " + schema
                        + ".full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                        + " 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$",
                "CREATE TRIGGER full_disk BEFORE INSERT ON " + schema + ".journal EXECUTE FUNCTION " + schema
                        + ".full_disk()");
        List<RunWrite> batch = List.of(Scene.append(run, 11, 2, null), Scene.starting("order-2", 12));

        assertThatThrownBy(() -> store.write(1, batch))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("disk is full");
        assertThat(store.find("order-2")).isEmpty();

        server.execute("DROP TRIGGER full_disk ON " + schema + ".journal");
        store.write(1, batch).forEach(Scene::written);
    }

    @Test
    @DisplayName("F24_a_pool_that_others_use_up_is_told_and_hurts_only_as_long_as_it_lasts")
    void poolExhausted() throws Exception {
        only.setConnectionTimeout(250);
        Connection taken = only.getConnection();
        try (taken) {
            assertThatThrownBy(() -> store.beat(1))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("larger pool");
        }
        assertThat(store.beat(1)).isTrue();
    }

    @Test
    @DisplayName("F37_a_worker_whose_store_was_set_back_to_a_backup_owns_nothing_any_more")
    void restored() throws Exception {
        long run = start("order-1", 11);
        assertThat(store.beat(1)).isTrue();
        server.execute("CREATE TABLE " + schema + ".backup AS TABLE " + schema + ".worker");
        assertThat(store.beat(1)).isTrue();
        assertThat(store.beat(1)).isTrue();
        Scene.written(Scene.write(store, 1, Scene.append(run, 11, 2, null)));
        server.execute(
                "TRUNCATE " + schema + ".worker",
                "INSERT INTO " + schema + ".worker SELECT * FROM " + schema + ".backup",
                "DELETE FROM " + schema + ".journal WHERE seq > 1");

        assertThat(Scene.write(store, 1, Scene.append(run, 11, 3, null)))
                .as("behind what is lost")
                .isEqualTo(new WriteResult.Fenced());
        assertThat(store.beat(1)).isFalse();
        assertThat(store.workers()).isEmpty();
        store.join(2, "the same process");
        assertThat(store.claim(2, Scene.KNOWN, 10, () -> 77)).hasSize(1);
    }

    @Test
    @DisplayName("F37_a_store_that_another_one_has_taken_the_place_of_does_nothing_more")
    void replaced() throws Exception {
        long run = start("order-1", 11);
        server.execute("UPDATE " + schema + ".meta SET store_id = gen_random_uuid()");

        store.beat(1);

        assertThatThrownBy(() -> store.write(1, List.of(Scene.append(run, 11, 2, null))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("is not there any more")
                .hasMessageContaining("open a new one");
    }

    @Test
    @DisplayName("Entries of runs that are gone are swept with the next purge")
    void sweep() throws Exception {
        long run = start("order-1", 11);
        server.execute("INSERT INTO " + schema + ".journal(run_no, seq, claim, kind, attempt, at) VALUES ("
                + (run + 100) + ", 7, 5, 3, 1, now()), (" + (run + 101) + ", 8, 5, 3, 1, now())");

        assertThat(store.purge(List.of(run))).isEmpty();

        assertThat(query("SELECT string_agg(DISTINCT run_no::text, ' ') FROM " + schema + ".journal"))
                .isEqualTo(String.valueOf(run));
    }

    private List<EntryKind> kinds(String id) {
        return store.read(id).orElseThrow().journal().stream()
                .map(JournalRow::kind)
                .toList();
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = only.getConnection()) {
            return first(connection, sql);
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
