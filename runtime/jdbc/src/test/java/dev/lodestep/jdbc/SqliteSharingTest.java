package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several stores on one file, in one process. */
class SqliteSharingTest {
    @TempDir
    Path folder;

    private SqliteStore one;
    private SqliteStore two;

    @BeforeEach
    void open() {
        one = SqliteStore.at(folder.resolve("runs.db"));
        two = SqliteStore.at(folder.resolve("../" + folder.getFileName() + "/runs.db"));
        one.join(1, "one");
        two.join(2, "two");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private WorkerRow worker(SqliteStore asked, long number) {
        return asked.workers().stream()
                .filter(row -> row.worker() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_one_wrote_the_other_reads_at_once() {
        long run = Scene.written(Scene.write(one, 1, Scene.starting("order-1", 11)));

        assertThat(two.find("order-1").orElseThrow().run()).isEqualTo(run);
        assertThat(Scene.write(two, 2, Scene.starting("order-1", 12))).isInstanceOf(WriteResult.Exists.class);
    }

    @Test
    void a_run_moves_from_one_to_the_other() {
        long run = Scene.written(Scene.write(one, 1, Scene.starting("order-1", 11)));
        one.leave(1);

        List<Claimed> claimed = two.claim(2, Scene.KNOWN, 10, () -> 22);

        assertThat(claimed).hasSize(1);
        assertThat(Scene.write(one, 1, Scene.append(run, 11, 2, null))).isInstanceOf(WriteResult.Fenced.class);
        Scene.written(Scene.write(two, 2, Scene.append(run, 22, 3, null)));
    }

    @Test
    void workers_of_open_stores_are_not_gone_whoever_asks() {
        for (SqliteStore asked : List.of(one, two)) {
            assertThat(worker(asked, 1).gone()).isFalse();
            assertThat(worker(asked, 2).gone()).isFalse();
        }
    }

    @Test
    void the_workers_of_a_closed_store_are_gone_and_those_of_the_others_are_not() {
        one.close();

        assertThat(worker(two, 1).gone()).isTrue();
        assertThat(worker(two, 2).gone()).isFalse();
        assertThat(two.declareDead(1, 0)).isTrue();
    }

    @Test
    void a_third_store_that_opens_and_closes_does_not_free_the_locks_of_the_others() throws Exception {
        SqliteStore.at(folder.resolve("runs.db")).close();

        assertThat(OtherProcess.run(OtherProcess.Workers.class, folder.resolve("runs.db")))
                .contains("1 gone=false", "2 gone=false");
    }

    @Test
    void an_interrupted_caller_does_not_free_the_locks() throws Exception {
        Thread.currentThread().interrupt();
        try {
            one.join(3, "three");
            one.workers();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(OtherProcess.run(OtherProcess.Workers.class, folder.resolve("runs.db")))
                .contains("1 gone=false", "2 gone=false", "3 gone=false");
    }

    @Test
    void a_refused_join_does_not_free_the_lock_of_the_worker_that_has_the_number() throws Exception {
        assertThatThrownBy(() -> two.join(1, "mallory")).isInstanceOf(IllegalArgumentException.class);
        two.close();

        assertThat(worker(one, 1).gone()).isFalse();
        assertThat(OtherProcess.run(OtherProcess.Workers.class, folder.resolve("runs.db")))
                .contains("1 gone=false", "2 gone=true");
    }

    @Test
    void a_store_that_was_left_without_being_closed_is_no_obstacle() {
        long run = Scene.written(Scene.write(one, 1, Scene.starting("order-1", 11)));
        Scene.written(Scene.write(one, 1, Scene.append(run, 11, 2, null)));

        try (SqliteStore three = SqliteStore.at(folder.resolve("runs.db"))) {
            assertThat(three.read("order-1").orElseThrow().journal()).hasSize(2);
            three.join(3, "three");
            Scene.written(Scene.write(three, 3, Scene.starting("order-2", 33)));
        }
    }

    @Test
    void both_write_at_once_and_nothing_is_lost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (SqliteStore store : List.of(one, two)) {
                long worker = store == one ? 1 : 2;
                tasks.add(() -> {
                    long run = Scene.written(Scene.write(store, worker, Scene.starting("by-" + worker, worker)));
                    for (int seq = 2; seq <= 150; seq++) {
                        Scene.written(Scene.write(store, worker, Scene.append(run, worker, seq, null)));
                    }
                    return 150;
                });
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(150);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(one.read("by-2").orElseThrow().journal()).hasSize(150);
        assertThat(two.read("by-1").orElseThrow().journal()).hasSize(150);
    }

    @Test
    void a_write_lock_that_is_held_for_too_long_is_an_answer_and_the_write_can_be_sent_again() throws Exception {
        RunWrite start = Scene.starting("order-1", 11);
        try (Connection tool = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("runs.db"));
                Statement statement = tool.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> Scene.write(one, 1, start))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("another process holds its write lock");
            assertThat(two.find("order-1")).isEmpty();
            assertThat(two.claim(2, Scene.KNOWN, 10, () -> 22)).isEmpty();

            statement.execute("ROLLBACK");
        }
        Scene.written(Scene.write(one, 1, start));
    }
}
