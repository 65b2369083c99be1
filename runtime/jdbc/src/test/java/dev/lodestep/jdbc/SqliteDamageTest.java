package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were damaged, or written by a newer version: named in the answer, and no obstacle to other runs. */
class SqliteDamageTest {
    @TempDir
    Path folder;

    private Path file;
    private SqliteStore store;
    private long run;

    @BeforeEach
    void open() {
        file = folder.resolve("runs.db");
        store = SqliteStore.at(file);
        store.join(1, "worker");
        run = Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_checkpoint_with_a_flipped_bit_is_none_and_the_whole_journal_is_loaded() throws Exception {
        Checkpoint checkpoint = new Checkpoint(2, "v1", Scene.bytes("{\"paid\":true}"));
        Scene.written(Scene.write(store, 1, Scene.finish(run, 11, 2, checkpoint)));
        assertThat(store.load(run).orElseThrow().checkpoint()).isNotNull();
        assertThat(store.load(run).orElseThrow().journal()).isEmpty();

        Scene.execute(file, "UPDATE checkpoint SET state = CAST('{\"paid\":tRue}' AS BLOB)");

        StoredRun loaded = store.load(run).orElseThrow();
        assertThat(loaded.checkpoint()).isNull();
        assertThat(loaded.journal()).hasSize(2);
    }

    @Test
    void a_checkpoint_with_another_position_or_fingerprint_is_none() throws Exception {
        Checkpoint checkpoint = new Checkpoint(2, "v1", Scene.bytes("{}"));
        Scene.written(Scene.write(store, 1, Scene.finish(run, 11, 2, checkpoint)));

        Scene.execute(file, "UPDATE checkpoint SET seq = 1");
        assertThat(store.load(run).orElseThrow().checkpoint()).isNull();
        Scene.execute(file, "UPDATE checkpoint SET seq = 2, fingerprint = 'v2'");
        assertThat(store.load(run).orElseThrow().checkpoint()).isNull();
    }

    @Test
    void a_run_with_an_unknown_status_is_named() throws Exception {
        Scene.execute(file, "UPDATE run SET status = 42");

        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> store.find("order-1"),
                () -> store.list(RunQuery.all().idStartingWith("order")),
                () -> store.load(run))) {
            assertThatThrownBy(read)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("run " + run)
                    .hasMessageContaining("42");
        }
        assertThatThrownBy(() -> store.count(null)).isInstanceOf(StoreUnavailableException.class);
        assertThat(Scene.write(store, 1, Scene.finish(run, 11, 2, null))).isInstanceOf(WriteResult.Fenced.class);
    }

    @Test
    void an_entry_or_a_message_of_an_unknown_kind_is_named() throws Exception {
        store.deliver(new Message("order-1", MessageKind.SIGNAL, "s", null, 5, null), 10);
        Scene.execute(file, "UPDATE inbox SET kind = 43");
        assertThatThrownBy(() -> store.inbox(run, 0))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("message 1 of run " + run);

        Scene.execute(file, "UPDATE journal SET kind = 44");
        assertThatThrownBy(() -> store.read("order-1"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("journal entry 1 of run " + run)
                .hasMessageContaining("44");
    }

    @Test
    void waits_that_are_no_JSON_are_named() throws Exception {
        Scene.execute(file, "UPDATE run SET waits = 'approval'");

        assertThatThrownBy(() -> store.find("order-1"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("run " + run);
    }

    @Test
    void other_runs_are_served_beside_a_damaged_one() throws Exception {
        long healthy = Scene.written(Scene.write(store, 1, Scene.starting("order-2", 22)));
        Scene.execute(
                file,
                "UPDATE run SET status = 42 WHERE id = 'order-1'",
                "UPDATE journal SET kind = 44 WHERE run_no = " + run);

        Scene.written(Scene.write(store, 1, Scene.append(healthy, 22, 2, null)));
        assertThat(store.read("order-2").orElseThrow().journal()).hasSize(2);
        assertThat(store.list(RunQuery.all().idStartingWith("order-2"))).hasSize(1);
        assertThat(store.list(RunQuery.all())).hasSize(1);
    }
}
