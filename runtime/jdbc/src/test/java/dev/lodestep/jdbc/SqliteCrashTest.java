package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WriteResult;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed: what it was acknowledged is there, and its runs go on elsewhere at once. */
class SqliteCrashTest {
    @TempDir
    Path folder;

    /** Kills the program after it printed so many lines; the last number it printed. */
    private int killAfter(int lines) throws Exception {
        return killAfter(OtherProcess.Appender.class, lines);
    }

    private int killAfter(Class<?> program, int lines) throws Exception {
        Process process = OtherProcess.start(program, OtherProcess.classPath(), folder.resolve("runs.db"));
        int acknowledged = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                assertThat(line).containsOnlyDigits();
                acknowledged = Integer.parseInt(line);
                if (++seen == lines) {
                    process.toHandle()
                            .destroyForcibly(); // unlike Process.destroyForcibly, leaves the output to be read
                }
            }
        }
        process.waitFor();
        assertThat(acknowledged).isGreaterThanOrEqualTo(lines);
        return acknowledged;
    }

    @Test
    void everything_that_was_acknowledged_before_a_kill_is_there() throws Exception {
        int acknowledged = killAfter(250);

        try (SqliteStore store = SqliteStore.at(folder.resolve("runs.db"))) {
            for (String id : List.of("order-1", "order-2")) {
                List<JournalRow> journal = store.read(id).orElseThrow().journal();
                assertThat(journal).hasSizeGreaterThanOrEqualTo(acknowledged);
                for (int i = 0; i < journal.size(); i++) {
                    assertThat(journal.get(i).seq()).isEqualTo(i + 1);
                }
            }
            assertThat(store.find("extra-" + acknowledged)).isPresent();
        }
        assertThat(Scene.query(folder.resolve("runs.db"), "PRAGMA integrity_check"))
                .isEqualTo("ok");
    }

    @Test
    void the_worker_of_a_killed_process_is_gone_at_once_and_its_runs_are_taken_over() throws Exception {
        killAfter(5);

        try (SqliteStore store = SqliteStore.at(folder.resolve("runs.db"))) {
            store.join(88, "heir");
            WorkerRow killed = store.workers().stream()
                    .filter(row -> row.worker() == OtherProcess.Appender.WORKER)
                    .findFirst()
                    .orElseThrow();
            assertThat(killed.gone()).isTrue();
            assertThat(store.declareDead(killed.worker(), killed.beat())).isTrue();

            List<Claimed> claimed = store.claim(88, Scene.KNOWN, 2, () -> 99);

            assertThat(claimed).extracting(one -> one.row().id()).containsExactly("order-1", "order-2");
            Claimed first = claimed.get(0);
            Scene.written(Scene.write(store, 88, Scene.append(first.row().run(), 99, first.seq() + 1, null)));
            assertThat(Scene.write(
                            store,
                            OtherProcess.Appender.WORKER,
                            Scene.append(first.row().run(), 11, first.seq(), null)))
                    .isInstanceOf(WriteResult.Fenced.class);
        }
    }

    private void createBookings() throws Exception {
        SqliteStore.at(folder.resolve("runs.db")).close();
        Scene.execute(folder.resolve("runs.db"), "CREATE TABLE booking(name TEXT)");
    }

    private String bookings() throws Exception {
        return Scene.query(folder.resolve("runs.db"), "SELECT count(*) FROM booking");
    }

    @Test
    void after_a_kill_each_transactional_step_is_there_with_its_result_or_not_at_all() throws Exception {
        createBookings();
        int acknowledged = killAfter(OtherProcess.Booker.class, 60);

        try (SqliteStore store = SqliteStore.at(folder.resolve("runs.db"))) {
            int results = store.read("tour").orElseThrow().journal().size() - 1;
            assertThat(results).isGreaterThanOrEqualTo(acknowledged);
            assertThat(bookings()).isEqualTo(Integer.toString(results));
        }
    }

    @Test
    void a_kill_in_the_middle_of_a_transactional_step_leaves_nothing_of_it_and_frees_the_lock() throws Exception {
        createBookings();
        killAfter(OtherProcess.EndlessBooker.class, 1);

        try (SqliteStore store = SqliteStore.at(folder.resolve("runs.db"))) {
            store.join(88, "heir");
            Scene.written(Scene.write(store, 88, Scene.starting("order-1", 11)));
            assertThat(bookings()).isEqualTo("0");
            assertThat(store.read("endless").orElseThrow().journal()).hasSize(1);
        }
    }

    @Test
    void two_processes_take_turns_with_transactional_steps_and_other_writes() throws Exception {
        createBookings();
        Process process =
                OtherProcess.start(OtherProcess.Booker.class, OtherProcess.classPath(), folder.resolve("runs.db"));

        try (SqliteStore store = SqliteStore.at(folder.resolve("runs.db"))) {
            store.join(88, "here");
            long run = Scene.written(Scene.write(store, 88, Scene.starting("order-1", 11)));
            for (int seq = 2; seq <= 101; seq++) {
                RunWrite.Append append = Scene.append(run, 11, seq, null);
                if (seq % 2 == 0) {
                    Scene.written(Scene.write(store, 88, append));
                } else {
                    Scene.written(store.transactions().orElseThrow().commit(88, connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("INSERT INTO booking VALUES ('here')");
                        }
                        return append;
                    }));
                }
            }
            assertThat(OtherProcess.output(process).strip().lines()).hasSize(OtherProcess.Booker.SEATS);
            assertThat(store.read("order-1").orElseThrow().journal()).hasSize(101);
            assertThat(store.read("tour").orElseThrow().journal()).hasSize(OtherProcess.Booker.SEATS + 1);
        }
        assertThat(bookings()).isEqualTo(Integer.toString(OtherProcess.Booker.SEATS + 50));
    }

    @Test
    void without_the_driver_the_answer_says_what_to_add() throws Exception {
        Process process = OtherProcess.start(
                OtherProcess.Opener.class, OtherProcess.classPathWithoutDriver(), folder.resolve("runs.db"));

        assertThat(OtherProcess.output(process))
                .contains("StoreConfigurationException")
                .contains("add org.xerial:sqlite-jdbc");
    }
}
