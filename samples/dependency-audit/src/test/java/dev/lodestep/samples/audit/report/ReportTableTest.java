package dev.lodestep.samples.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Contents.Zip;
import dev.lodestep.samples.audit.artifact.Fingerprint;
import dev.lodestep.samples.audit.artifact.Integrity.Checksum;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import dev.lodestep.samples.audit.licence.Classification.Copyleft;
import dev.lodestep.samples.audit.licence.Classification.Permissive;
import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import dev.lodestep.samples.audit.review.ReviewDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTableTest {
    private static final Artifact ARTIFACT = new Artifact("/repo", "a.jar", 10, 20);
    private static final String ID = "a.jar@10@20";
    private static final Fingerprint FINGERPRINT = new Fingerprint("sha1", "sha256", 10, new Zip(3));
    private static final Intact INTACT = new Intact(Checksum.MATCHES);
    private static final Copyleft COPYLEFT = new Copyleft("LGPL-2.1", "a.pom");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private ReportTable table;

    @BeforeEach
    void aTable() {
        table = ReportTable.at(folder.resolve("report.db"));
        table.enrol(List.of(ARTIFACT));
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void anArtifactThatWasFoundIsQueuedUntilItIsRegistered() {
        assertThat(row().state()).isEqualTo(State.QUEUED);
        table.register(ID, ARTIFACT);
        assertThat(row().state()).isEqualTo(State.IN_PROGRESS);
    }

    @Test
    void whatIsRecordedIsRead() {
        table.record(ID, FINGERPRINT, INTACT, new Permissive("MIT", "a.pom"), Optional.empty());

        assertThat(row())
                .isEqualTo(new ReportRow(
                        ID,
                        "a.jar",
                        10,
                        Kind.PERMISSIVE,
                        State.ACCEPTED,
                        "MIT",
                        "a.pom",
                        "MATCHES",
                        "sha1",
                        "sha256",
                        3,
                        ""));
    }

    @Test
    void aReviewersDecisionIsRecorded() {
        table.record(ID, FINGERPRINT, INTACT, COPYLEFT, Optional.of(new ReviewDecision.Rejected("ann")));
        assertThat(row().state()).isEqualTo(State.REJECTED);
        assertThat(row().reviewer()).isEqualTo("ann");

        table.record(ID, FINGERPRINT, INTACT, COPYLEFT, Optional.of(new ReviewDecision.Unreviewed()));
        assertThat(row().state()).isEqualTo(State.UNREVIEWED);
    }

    @Test
    void aStepThatComesAgainOrLateTakesNothingBack() {
        table.register(ID, ARTIFACT);
        table.awaitReview(ID, FINGERPRINT, INTACT, COPYLEFT);
        table.register(ID, ARTIFACT);
        assertThat(row().state()).isEqualTo(State.WAITING);

        table.record(ID, FINGERPRINT, INTACT, COPYLEFT, Optional.of(new ReviewDecision.Approved("ann")));
        table.awaitReview(ID, FINGERPRINT, INTACT, COPYLEFT);
        table.register(ID, ARTIFACT);
        assertThat(row().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void aCorruptArtifactIsQuarantinedAndItsEntryWithdrawn() {
        table.register(ID, ARTIFACT);
        for (int repeated = 0; repeated < 2; repeated++) {
            table.quarantine(ID, FINGERPRINT, "checksum mismatch");
            table.withdraw(ID);
        }

        assertThat(row().kind()).isEqualTo(Kind.CORRUPT);
        assertThat(row().state()).isEqualTo(State.QUARANTINED);
        assertThat(row().detail()).isEqualTo("checksum mismatch");
        assertThat(row().sha256()).isEqualTo("sha256");
    }

    @Test
    void anAuditThatBrokeOffSaysWhy() {
        table.register(ID, ARTIFACT);
        table.failed(ID, "permission denied");

        assertThat(row().kind()).isEqualTo(Kind.FAILED);
        assertThat(row().detail()).isEqualTo("permission denied");
    }

    @Test
    void theReportIsAboutTheLastScan() {
        table.enrol(List.of(new Artifact("/repo", "b.jar", 1, 2)));
        assertThat(table.rows()).extracting(ReportRow::path).containsExactly("b.jar");
        table.enrol(List.of(ARTIFACT, new Artifact("/repo", "b.jar", 1, 2)));
        assertThat(table.rows()).extracting(ReportRow::path).containsExactly("a.jar", "b.jar");
    }

    @Test
    void theSamePathOfAnotherRepositoryHasAnIdOfItsOwn() {
        Artifact other = new Artifact("/other", "a.jar", 10, 20);

        assertThat(table.enrol(List.of(other)).keySet()).first().asString().startsWith(ID + "@");
        assertThat(table.repository()).contains("/other");
        assertThat(table.enrol(List.of(ARTIFACT))).containsOnlyKeys(ID);
    }

    @Test
    void twoProcessesWriteToOneFile() throws Exception {
        List<Artifact> artifacts = IntStream.range(0, 40)
                .mapToObj(i -> new Artifact("/repo", i + ".jar", i, i))
                .toList();
        table.enrol(artifacts);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ReportTable second = ReportTable.at(folder.resolve("report.db"))) {
            List<Callable<Boolean>> writers = List.of(writer(table, artifacts, 0), writer(second, artifacts, 1));
            for (var result : threads.invokeAll(writers)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(table.rows()).hasSize(40).allMatch(r -> r.state() == State.IN_PROGRESS);
    }

    @Test
    void aFileThatIsNoDatabaseIsAnErrorThatNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("other.db"), "this is no database at all ".repeat(100));

        assertThatThrownBy(() -> ReportTable.at(file))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("other.db");
    }

    private static Callable<Boolean> writer(ReportTable table, List<Artifact> artifacts, int remainder) {
        return () -> {
            for (int i = remainder; i < artifacts.size(); i += 2) {
                table.register(i + ".jar@" + i + "@" + i, artifacts.get(i));
            }
            return true;
        };
    }

    private ReportRow row() {
        assertThat(table.rows()).hasSize(1);
        return table.rows().get(0);
    }
}
