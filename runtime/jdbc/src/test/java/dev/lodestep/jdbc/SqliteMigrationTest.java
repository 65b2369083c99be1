package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an older version is brought to this one when it is opened, and everything in it goes on. */
class SqliteMigrationTest {
    private static final String SCHEMA =
            "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)";

    @TempDir
    Path folder;

    private Path file;

    /** A file as version 1 left it: a run that waits, with a signal in its inbox, and one that has ended. */
    @BeforeEach
    void createOldFile() throws Exception {
        file = folder.resolve("runs.db");
        try (InputStream script = SqliteMigrationTest.class.getResourceAsStream("file-of-version-1.sql")) {
            assertThat(script).isNotNull();
            Scene.execute(
                    file,
                    new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(";\\R", -1));
        }
        Scene.execute(file, "PRAGMA application_id = " + SqliteSchema.APPLICATION_ID, "PRAGMA journal_mode = WAL");
    }

    @Test
    void the_file_is_of_this_version_afterwards_and_has_the_schema_of_a_new_one() throws Exception {
        assertThat(Scene.query(file, "SELECT schema_version FROM meta")).isEqualTo("1");

        SqliteStore.at(file).close();

        Path fresh = folder.resolve("fresh.db");
        SqliteStore.at(fresh).close();
        assertThat(Scene.query(file, "SELECT schema_version FROM meta"))
                .isEqualTo(Integer.toString(SqliteSchema.VERSION));
        assertThat(Scene.query(file, "SELECT store_id FROM meta")).isEqualTo("0c0ffee0-0000-4000-8000-000000000001");
        assertThat(Scene.query(file, SCHEMA)).isEqualTo(Scene.query(fresh, SCHEMA));
        assertThat(Scene.query(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void what_was_stored_is_read_as_before() {
        try (SqliteStore store = SqliteStore.at(file)) {
            RunRow waiting = store.find("order-1").orElseThrow();
            assertThat(waiting.status()).isEqualTo(StoredStatus.WAITING);
            assertThat(waiting.waits()).containsExactly("approval");
            assertThat(waiting.parent()).isNull();
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(2);
            InboxRow message = store.inbox(waiting.run(), 0).get(0);
            assertThat(message.signalId()).isEqualTo("mail-7");
            assertThat(message.element()).isEqualTo(-1);
            assertThat(store.find("order-2").orElseThrow().status()).isEqualTo(StoredStatus.COMPLETED);
        }
    }

    @Test
    void old_runs_go_on_and_start_children() {
        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(8, "worker");
            assertThat(store.deliver(new Message("order-1", MessageKind.SIGNAL, "veto", "mail-7", 5, null), 10)
                            .answer())
                    .isEqualTo(Delivery.Answer.DUPLICATE);
            assertThat(store.deliver(new Message("order-1", MessageKind.SIGNAL, "approval", "mail-8", 6, null), 10)
                            .answer())
                    .isEqualTo(Delivery.Answer.ACCEPTED);
            Claimed claimed = store.claim(8, Scene.KNOWN, 1, () -> 88).get(0);
            NewChild child = new NewChild("order-1/pay", "pay", -1, "orders", 1, Scene.bytes("digest"), 0, 99, null);

            Scene.written(Scene.write(
                    store,
                    8,
                    new RunWrite.Open(claimed.row().run(), 88, claimed.seq() + 1, List.of(), false, List.of(), 2)
                            .starting(List.of(child))));

            assertThat(store.unendedChildren(claimed.row().run()))
                    .extracting(RunRow::id)
                    .containsExactly("order-1/pay");
        }
    }

    @Test
    void many_may_open_an_old_file_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SqliteStore>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> SqliteStore.at(file));
            }
            for (Future<SqliteStore> opened : threads.invokeAll(tasks)) {
                opened.get().close();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(Scene.query(file, "SELECT schema_version FROM meta"))
                .isEqualTo(Integer.toString(SqliteSchema.VERSION));
    }

    @Test
    void a_migration_that_fails_changes_nothing() throws Exception {
        Scene.execute(file, "CREATE TABLE run_child(x)"); // the name that the new index needs
        String before = Scene.query(file, SCHEMA);

        assertThatThrownBy(() -> SqliteStore.at(file)).hasMessageContaining("run_child");

        assertThat(Scene.query(file, SCHEMA)).isEqualTo(before);
        assertThat(Scene.query(file, "SELECT schema_version FROM meta")).isEqualTo("1");
    }

    @Test
    void the_version_before_the_first_is_no_version() throws Exception {
        Scene.execute(file, "UPDATE meta SET schema_version = 0");

        assertThatThrownBy(() -> SqliteStore.at(file)).isInstanceOf(StoreConfigurationException.class);
    }
}
