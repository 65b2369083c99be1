package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot grow: nothing is acknowledged that is not there, and the store goes on when there is room again. */
class SqliteFullDiskTest {
    @TempDir
    Path folder;

    private List<WriteResult> write(SqliteWriter writer, SqliteErrors errors, List<RunWrite> batch) {
        return writer.write("write", session -> {
            OwnerWrites writes = new OwnerWrites(session, new Rows(errors), Instant.EPOCH, 1);
            List<WriteResult> results = new ArrayList<>();
            for (RunWrite write : batch) {
                results.add(writes.write(write));
            }
            return results;
        });
    }

    @Test
    void a_full_database_refuses_the_batch_and_takes_it_when_there_is_room() {
        Path file = folder.resolve("runs.db");
        SqliteErrors errors = new SqliteErrors(file);
        SqliteConnections connections = new SqliteConnections(file, errors);
        connections.prepare();
        AtomicBoolean full = new AtomicBoolean(true);
        SqliteWriter writer = new SqliteWriter(
                () -> {
                    Session session = connections.openWriter();
                    session.text("PRAGMA max_page_count = " + (full.get() ? 40 : 100_000));
                    return session;
                },
                new WriteTurn(errors, WriteTurn.PATIENCE, WriteTurn.LONGEST),
                errors);
        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(1, "worker");
            long run = Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
            byte[] large = new byte[400_000];
            List<RunWrite> batch = List.of(Scene.starting("order-2", 22), Scene.append(run, 11, 2, large));

            assertThatThrownBy(() -> write(writer, errors, batch))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(store.find("order-2")).isEmpty();
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(1);

            full.set(false);
            assertThat(write(writer, errors, batch))
                    .allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Written.class));
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(2);
        } finally {
            writer.close();
        }
    }

    @Test
    void data_that_SQLite_refuses_is_refused_for_its_write_alone() throws Exception {
        Path file = folder.resolve("runs.db");
        try (SqliteStore store = SqliteStore.at(file)) {
            store.join(1, "worker");
            Scene.execute(
                    file,
                    "CREATE TRIGGER refuse BEFORE INSERT ON journal WHEN new.node = 'pay'"
                            + " BEGIN SELECT RAISE(ABORT, 'no'); END");
            long run = Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));

            List<WriteResult> results = store.write(
                    1,
                    List.of(
                            Scene.starting("order-2", 22),
                            Scene.append(run, 11, 2, null),
                            Scene.starting("order-3", 33)));

            assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
            assertThat(results.get(1)).isInstanceOf(WriteResult.Refused.class);
            assertThat(results.get(2)).isInstanceOf(WriteResult.Written.class);
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(1);
            assertThat(store.find("order-3")).isPresent();
        }
    }
}
