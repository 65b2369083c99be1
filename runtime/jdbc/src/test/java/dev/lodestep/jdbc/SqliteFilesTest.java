package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a store opens, which it refuses, and that it leaves those as they are. */
class SqliteFilesTest {
    @TempDir
    Path folder;

    private void isRefused(Path file, String reason) {
        assertThatThrownBy(() -> SqliteStore.at(file))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void the_file_and_its_folders_are_created() {
        Path file = folder.resolve("a/b/runs.db");

        try (SqliteStore store = SqliteStore.at(file)) {
            assertThat(store.describe()).isEqualTo("SQLite runs.db");
        }

        assertThat(file).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "a?mode=memory.db", "100%25#1.db", "naïve 中文.db", "no-suffix"})
    void any_file_name_will_do(String name) {
        Path file = folder.resolve(name);

        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(1, "worker");
        }

        assertThat(file).isRegularFile();
        try (SqliteStore store = SqliteStore.at(file)) {
            assertThat(store.workers()).hasSize(1);
        }
    }

    @Test
    void a_folder_is_refused() {
        isRefused(folder, "is a folder");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_unchanged() throws Exception {
        Path file = folder.resolve("notes.txt");
        String notes = "Dear diary, ".repeat(1000);
        Files.writeString(file, notes);

        isRefused(file, "is not a SQLite database");

        assertThat(Files.readString(file)).isEqualTo(notes);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void a_database_of_something_else_is_refused_and_unchanged() throws Exception {
        Path file = folder.resolve("other.db");
        Scene.execute(file, "CREATE TABLE run(id TEXT)", "INSERT INTO run VALUES ('mine')");
        byte[] before = Files.readAllBytes(file);

        isRefused(file, "is a SQLite database of something else");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void an_empty_database_with_the_mark_of_another_application_is_refused() throws Exception {
        Path file = folder.resolve("other.db");
        Scene.execute(file, "PRAGMA application_id = 77", "VACUUM");

        isRefused(file, "is a SQLite database of something else");
    }

    @Test
    void an_empty_file_becomes_a_store() throws Exception {
        Path file = Files.createFile(folder.resolve("runs.db"));

        try (SqliteStore store = SqliteStore.at(file)) {
            assertThat(store.workers()).isEmpty();
        }
    }

    @Test
    void a_store_of_a_newer_version_is_refused_and_unchanged() throws Exception {
        Path file = folder.resolve("runs.db");
        SqliteStore.at(file).close();
        Scene.execute(file, "UPDATE meta SET schema_version = 99");

        isRefused(file, "newer Lodestep (schema 99");

        assertThat(Scene.query(file, "SELECT schema_version FROM meta")).isEqualTo("99");
    }

    @Test
    void opening_again_keeps_the_identity_of_the_store() throws Exception {
        Path file = folder.resolve("runs.db");
        SqliteStore.at(file).close();
        String id = Scene.query(file, "SELECT store_id FROM meta");

        SqliteStore.at(file).close();

        assertThat(id).isNotBlank();
        assertThat(Scene.query(file, "SELECT store_id FROM meta")).isEqualTo(id);
    }

    @Test
    void a_database_that_may_only_be_read_is_refused() throws Exception {
        Path file = folder.resolve("runs.db");
        SqliteStore.at(file).close();
        byte[] database = Files.readAllBytes(file);
        database[18] = 3; // a write version that is unknown: SQLite opens such a file for reading only
        Files.write(file, database);

        isRefused(file, "cannot be written");

        assertThat(Files.readAllBytes(file)).isEqualTo(database);
    }

    @Test
    void a_damaged_database_is_refused() throws Exception {
        Path file = folder.resolve("runs.db");
        SqliteStore.at(file).close();
        byte[] database = Files.readAllBytes(file);
        for (int i = 100; i < database.length; i++) {
            database[i] = (byte) 0xA5;
        }
        Files.write(file, database);

        isRefused(file, "is damaged");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_folder_in_which_nothing_can_be_created_is_refused() {
        isRefused(Path.of("/proc/runs.db"), "give this process the right");
        isRefused(Path.of("/proc/lodestep/runs.db"), "cannot be created");
    }

    @Test
    void many_may_create_one_store_at_once() throws Exception {
        Path file = folder.resolve("runs.db");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<SqliteStore>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> SqliteStore.at(file));
            }
            for (Future<SqliteStore> opened : threads.invokeAll(tasks)) {
                opened.get().close();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(Scene.query(file, "SELECT count(*) FROM meta")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.2", "3.50.9", "2.99.99", "3.51", "3.7.0"})
    void a_SQLite_that_can_damage_files_is_refused(String version) {
        assertThat(SqliteSchema.isOlder(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.3", "3.52.0", "3.54.1", "4.0.0", "3.51.10"})
    void a_mended_SQLite_is_fine(String version) {
        assertThat(SqliteSchema.isOlder(version)).isFalse();
    }

    @Test
    void a_file_that_is_moved_away_acknowledges_nothing_and_goes_on_when_it_is_back() throws Exception {
        Path file = folder.resolve("runs.db");
        Path elsewhere = folder.resolve("elsewhere.db");
        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(1, "worker");
            long run = Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
            Files.move(file, elsewhere);

            assertThatThrownBy(() -> Scene.write(store, 1, Scene.append(run, 11, 2, null)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("was moved, deleted or replaced");
            assertThatThrownBy(() -> store.find("order-1")).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.transactions().orElseThrow().commit(1, connection -> {
                        throw new AssertionError("no connection leads anywhere");
                    }))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(file).as("no other file is made in its place").doesNotExist();

            Files.move(elsewhere, file);
            Scene.written(Scene.write(store, 1, Scene.append(run, 11, 2, null)));
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(2);
        }
    }

    @Test
    void a_file_that_another_one_takes_the_place_of_is_not_written_to() throws Exception {
        Path file = folder.resolve("runs.db");
        Path other = folder.resolve("backup.db");
        SqliteStore.at(other).close();
        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(1, "worker");
            Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> store.beat(1)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> Scene.write(store, 1, Scene.starting("order-2", 12)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("start them again");
        }
    }
}
