package dev.lodestep.samples.audit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.process.AuditProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An audit that is asked to end, by {@code kill} or Ctrl-C, stops in good order; what it cannot use it names in one line. */
@DisabledOnOs(OS.WINDOWS)
class StoppedAuditIT {
    private static final long GLANCE_NANOS = 1_000_000;
    private static final int TERMINATED = 128 + 15;
    private static final int JARS = 120;

    @TempDir
    private Path folder;

    @Test
    void itSaysHowToGoOnAndTheNextRunRepeatsNoStep() throws IOException {
        MadeRepository repository =
                MadeRepository.of(JARS, Files.createDirectories(folder.resolve("repository")), new Random(1));
        Path effects = folder.resolve("effects.log");
        String[] run = {"run", repository.folder().toString(), "--data", "data", "--effects", effects.toString()};

        try (EffectsTail tail = new EffectsTail(effects);
                AuditProcess first = AuditProcess.start(folder, run)) {
            Life life = new Life();
            while (life.size() < 20) {
                assertThat(first.alive()).as(first.output()).isTrue();
                LockSupport.parkNanos(GLANCE_NANOS);
                life.add(tail.next());
            }
            first.terminate();
            Ended stopped = first.await();
            life.add(tail.next());

            assertThat(stopped.exitCode()).isEqualTo(TERMINATED);
            assertThat(stopped.output())
                    .containsPattern("Stopped; \\d+ of 120 are done\\. The same command goes on from there\\.");
            assertThat(life.open()).as("broken off").isEmpty();
        }
        assertThat(AuditProcess.call(folder, run)).returns(0, Ended::exitCode);

        List<Effect.Unit> begun = Files.readAllLines(effects).stream()
                .map(Effect::parse)
                .filter(Effect::begins)
                .map(Effect::unit)
                .toList();
        assertThat(begun).doesNotHaveDuplicates();
        assertThat(new RunsDatabase(folder.resolve("data/runs.db")).runs()).hasSize(JARS);
    }

    @Test
    void aForeignFileInThePlaceOfItsDatabaseIsLeftAloneAndNamedInOneLine() throws IOException {
        Path repository = MadeRepository.of(1, Files.createDirectories(folder.resolve("repository")), new Random(1))
                .folder();
        Path database = Files.createDirectories(folder.resolve("data")).resolve("runs.db");
        String diary = "this is a diary and not a database. ".repeat(200);
        Files.writeString(database, diary);

        Ended ended = AuditProcess.call(folder, "run", repository.toString(), "--data", "data");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines())
                .last()
                .asString()
                .startsWith("dependency-audit: " + database.toRealPath() + " is not a SQLite database");
        assertThat(ended.output()).doesNotContain("\tat ");
        assertThat(database).hasContent(diary);
    }
}
