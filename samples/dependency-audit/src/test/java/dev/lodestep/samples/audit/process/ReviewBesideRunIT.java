package dev.lodestep.samples.audit.process;

import static dev.lodestep.samples.audit.artifact.Jars.installed;
import static dev.lodestep.samples.audit.artifact.Jars.licences;
import static dev.lodestep.samples.audit.artifact.Jars.pom;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.artifact.Jars;
import dev.lodestep.samples.audit.process.AuditProcess.Ended;
import dev.lodestep.samples.audit.report.ReportRow;
import dev.lodestep.samples.audit.report.ReportRow.State;
import dev.lodestep.samples.audit.report.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reviewer answers in one process while the audit runs in another.
 *
 * <p>The audit cannot end before the reviewer is done: the checksum of one jar is a pipe, and the audit reads it until the test writes it.
 */
@DisabledOnOs(OS.WINDOWS)
class ReviewBesideRunIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long GLANCE_NANOS = 1_000_000;
    private static final String DATA = "data";

    @TempDir
    private Path folder;

    @Test
    void theAnswerIsTakenOnceAndBothProcessesEndWell() throws Exception {
        Path repository = folder.resolve("repository");
        installed(repository, "asked", pom("asked", licences("LGPL-2.1")), Map.of("A.class", "a"));
        installed(repository, "refused", pom("refused", ""), Map.of("A.class", "a"));
        Path held = installed(repository, "held", pom("held", licences("MIT")), Map.of("A.class", "a"));
        Path pipe = pipeInsteadOf(held.resolveSibling("held-1.0.jar.sha1"));
        RunsDatabase database = new RunsDatabase(folder.resolve(DATA).resolve("runs.db"));

        Path effects = folder.resolve("effects.log");
        try (EffectsTail tail = new EffectsTail(effects);
                AuditProcess run = AuditProcess.start(
                        folder, "run", repository.toString(), "--data", DATA, "--effects", effects.toString())) {
            awaitTwoQuestions(run, tail, database);

            Ended approved = AuditProcess.call(folder, "review", "asked", "approve", "--by", "ann", "--data", DATA);
            Ended rejected = AuditProcess.call(folder, "review", "refused", "reject", "--by", "bob", "--data", DATA);
            Ended tooLate = AuditProcess.call(folder, "review", "asked", "reject", "--by", "eve", "--data", DATA);

            assertThat(run.alive()).as(run.output()).isTrue();
            assertThat(approved).returns(0, Ended::exitCode);
            assertThat(approved.output()).startsWith("Approved: org/example/asked/1.0/asked-1.0.jar@");
            assertThat(rejected).returns(0, Ended::exitCode);
            assertThat(rejected.output()).startsWith("Rejected: org/example/refused/1.0/refused-1.0.jar@");
            assertThat(tooLate).returns(1, Ended::exitCode);
            assertThat(tooLate.output()).startsWith("Its audit is over: org/example/asked");

            Files.writeString(pipe, Jars.sha1(held));
            assertThat(run.await()).returns(0, Ended::exitCode);
        }
        assertThat(database.completed()).hasSize(3);
        assertThat(database.recorded()).doesNotHaveDuplicates();
        assertThat(database.withGaps()).isEmpty();
        assertThat(states())
                .containsEntry("asked", State.ACCEPTED)
                .containsEntry("refused", State.REJECTED)
                .containsEntry("held", State.ACCEPTED);
    }

    private Map<String, State> states() {
        try (ReportTable table = ReportTable.at(folder.resolve(DATA).resolve("report.db"))) {
            return table.rows().stream()
                    .collect(toMap(row -> row.path().replaceAll("org/example/|/.*", ""), ReportRow::state));
        }
    }

    private static Path pipeInsteadOf(Path file) throws IOException, InterruptedException {
        Files.delete(file);
        int exitCode = new ProcessBuilder("mkfifo", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).as("mkfifo").isZero();
        return file;
    }

    private static void awaitTwoQuestions(AuditProcess process, EffectsTail tail, RunsDatabase database)
            throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Life life = new Life();
        while (life.size() == 0 || database.waiting().size() < 2) {
            assertThat(process.alive() && System.nanoTime() < deadline)
                    .as(process.output())
                    .isTrue();
            LockSupport.parkNanos(GLANCE_NANOS);
            life.add(tail.next());
        }
    }
}
