package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WriteResult;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed: what it was acknowledged is there, and its runs go on elsewhere at once. */
class SqliteCrashTest {
    @TempDir
    Path folder;

    /** Kills the program after it printed so many lines; the last number it printed. */
    private int killAfter(int lines) throws Exception {
        Process process =
                OtherProcess.start(OtherProcess.Appender.class, OtherProcess.classPath(), folder.resolve("runs.db"));
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

    @Test
    void without_the_driver_the_answer_says_what_to_add() throws Exception {
        Process process = OtherProcess.start(
                OtherProcess.Opener.class, OtherProcess.classPathWithoutDriver(), folder.resolve("runs.db"));

        assertThat(OtherProcess.output(process))
                .contains("StoreConfigurationException")
                .contains("add org.xerial:sqlite-jdbc");
    }
}
