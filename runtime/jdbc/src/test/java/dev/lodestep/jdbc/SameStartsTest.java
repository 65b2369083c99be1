package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many callers of two engines start the same runs at once: each is started once, and whoever asks for the same gets the same one. */
class SameStartsTest {
    private static final int THREADS = 64;
    private static final int IDS = 200;
    private static final EngineOptions OPTIONS =
            EngineOptions.defaults().pollInterval(Duration.ofMillis(20)).startTimeout(Duration.ofMinutes(2));

    @TempDir
    Path folder;

    @Test
    void on_SQLite() throws Exception {
        Path file = folder.resolve("runs.db");
        startedOnce(SqliteStore.at(file), SqliteStore.at(file));
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "NOT RUN: the PostgreSQL of the tests is for linux-amd64")
    void on_PostgreSQL() throws Exception {
        PostgresServer server = PostgresServer.shared();
        PostgresOptions options = server.migrated();
        startedOnce(PostgresStore.on(server.pool(), options), PostgresStore.on(server.pool(), options));
    }

    private static void startedOnce(Store first, Store second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Engine one = Engine.open(first, OPTIONS.name("one"));
                Engine two = Engine.open(second, OPTIONS.name("two"))) {
            one.register(new Purchase());
            two.register(new Purchase());
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int caller = 0; caller < THREADS; caller++) {
                Purchase.Client client = new Purchase.Client(caller % 2 == 0 ? one : two);
                int number = caller;
                callers.add(() -> conflicts(client, number));
            }
            int conflicts = 0;
            for (Future<Integer> caller : threads.invokeAll(callers)) {
                conflicts += caller.get();
            }
            assertThat(conflicts).as("starts with another input").isEqualTo(THREADS / 8 * IDS);
            for (int id = 0; id < IDS; id++) {
                assertThat(one.journal("order-" + id).stream().filter(entry -> entry.kind() == EntryKind.START))
                        .hasSize(1);
                assertThat(one.journal("order-" + id).stream().filter(entry -> entry.kind() == EntryKind.RESULT))
                        .as("what it paid")
                        .hasSizeLessThanOrEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Starts all, in an order of its own; an eighth of the callers starts them once more, with another input. */
    private static int conflicts(Purchase.Client client, int caller) {
        List<Integer> ids = new ArrayList<>(IntStream.range(0, IDS).boxed().toList());
        Collections.shuffle(ids, new Random(caller));
        for (int id : ids) {
            assertThat(client.start("order-" + id, "5").id()).isEqualTo("order-" + id);
        }
        int conflicts = 0;
        if (caller % 8 == 0) {
            for (int id : ids) {
                try {
                    client.start("order-" + id, "6");
                } catch (StartConflictException e) {
                    conflicts++;
                }
            }
        }
        return conflicts;
    }
}
