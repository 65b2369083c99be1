package dev.lodestep.samples.audit.report;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Contents.Zip;
import dev.lodestep.samples.audit.artifact.Fingerprint;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import dev.lodestep.samples.audit.artifact.RunIds;
import dev.lodestep.samples.audit.licence.Classification;
import dev.lodestep.samples.audit.licence.Classification.Copyleft;
import dev.lodestep.samples.audit.licence.Classification.NeedsReview;
import dev.lodestep.samples.audit.licence.Classification.Permissive;
import dev.lodestep.samples.audit.licence.Classification.Unknown;
import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import dev.lodestep.samples.audit.review.ReviewDecision;
import dev.lodestep.samples.audit.review.ReviewDecision.Approved;
import dev.lodestep.samples.audit.review.ReviewDecision.Rejected;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report's table in an SQLite file of its own.
 *
 * <p>Every write is keyed by the run's id and is harmless when repeated; none takes an entry back to an earlier stage, so a step that was
 * repeated, or came late, changes nothing. A write that has returned is on disk.
 */
public final class ReportTable implements AutoCloseable {
    private final SqliteFile file;

    private ReportTable(SqliteFile file) {
        this.file = file;
    }

    /**
     * Opens the table, creating the file where there is none.
     *
     * @throws ReportException when that is not possible
     */
    public static ReportTable at(Path path) {
        SqliteFile file = SqliteFile.open(path);
        file.update("""
                CREATE TABLE IF NOT EXISTS artifact (
                  run_id TEXT PRIMARY KEY, repository TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
                  modified INTEGER NOT NULL, scan INTEGER NOT NULL) WITHOUT ROWID""");
        file.update("""
                CREATE TABLE IF NOT EXISTS entry (
                  run_id TEXT PRIMARY KEY, state TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '',
                  source TEXT NOT NULL DEFAULT '', checksum TEXT NOT NULL DEFAULT '', sha1 TEXT NOT NULL DEFAULT '',
                  sha256 TEXT NOT NULL DEFAULT '', entries INTEGER NOT NULL DEFAULT -1, reviewer TEXT NOT NULL DEFAULT '')
                WITHOUT ROWID""");
        file.update("""
                CREATE TABLE IF NOT EXISTS quarantine (
                  run_id TEXT PRIMARY KEY, reason TEXT NOT NULL, sha1 TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID""");
        return new ReportTable(file);
    }

    /** Notes what a scan has found: the report is about these artifacts from now on. Returns them by the ids of their audits, in order. */
    public Map<String, Artifact> enrol(List<Artifact> found) {
        return file.inTransaction(() -> {
            long scan = file.query("SELECT coalesce(max(scan), 0) + 1 FROM artifact", r -> r.getLong(1))
                    .get(0);
            Map<String, String> owners = new LinkedHashMap<>();
            file.query("SELECT run_id, repository FROM artifact", r -> owners.put(r.getString(1), r.getString(2)));
            Map<String, Artifact> enrolled = new LinkedHashMap<>();
            for (Artifact artifact : found) {
                String plain = RunIds.of(artifact);
                boolean ours = artifact.repository().equals(owners.getOrDefault(plain, artifact.repository()));
                String runId = ours ? plain : RunIds.withRepository(artifact);
                insert(runId, artifact, scan);
                enrolled.put(runId, artifact);
            }
            return enrolled;
        });
    }

    /** Enters an artifact as in progress. */
    public void register(String runId, Artifact artifact) {
        file.inTransaction(() -> {
            file.update(
                    "INSERT INTO artifact VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                    runId,
                    artifact.repository(),
                    artifact.path(),
                    artifact.size(),
                    artifact.modified());
            return file.update(
                    "INSERT INTO entry (run_id, state, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    runId,
                    State.IN_PROGRESS.name(),
                    Kind.PENDING.name());
        });
    }

    /** Takes an entry back. */
    public void withdraw(String runId) {
        file.update("DELETE FROM entry WHERE run_id = ?", runId);
    }

    /** Enters that an audit broke off, and why, unless it is already further. */
    public void failed(String runId, String reason) {
        file.update("""
                INSERT INTO entry (run_id, state, kind, detail) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET state = excluded.state, kind = excluded.kind, detail = excluded.detail
                WHERE entry.state IN ('IN_PROGRESS', 'FAILED')""", runId, State.FAILED.name(), Kind.FAILED.name(), reason);
    }

    /** Quarantines a corrupt artifact. */
    public void quarantine(String runId, Fingerprint fingerprint, String reason) {
        file.update(
                "INSERT INTO quarantine VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason",
                runId,
                reason,
                fingerprint.sha1(),
                fingerprint.sha256());
    }

    /** Enters that an artifact waits for a reviewer, unless its audit is already further. */
    public void awaitReview(String runId, Fingerprint fingerprint, Intact intact, NeedsReview found) {
        write(runId, State.WAITING, fingerprint, intact, found, "", "WHERE entry.state IN ('IN_PROGRESS', 'FAILED')");
    }

    /** Enters the end of an audit. */
    public void record(
            String runId,
            Fingerprint fingerprint,
            Intact intact,
            Classification classification,
            Optional<ReviewDecision> decision) {
        if (decision.isEmpty()) {
            write(runId, State.ACCEPTED, fingerprint, intact, classification, "", "");
        } else if (decision.get() instanceof Approved approved) {
            write(runId, State.ACCEPTED, fingerprint, intact, classification, approved.by(), "");
        } else if (decision.get() instanceof Rejected rejected) {
            write(runId, State.REJECTED, fingerprint, intact, classification, rejected.by(), "");
        } else {
            write(runId, State.UNREVIEWED, fingerprint, intact, classification, "", "");
        }
    }

    /** The rows of the last scan's artifacts, the worst first. */
    public List<ReportRow> rows() {
        return file.query(ReportRows.OF_LAST_SCAN, ReportRows::read);
    }

    /** The repository that was scanned last. */
    public Optional<String> repository() {
        return file.query("SELECT repository FROM artifact ORDER BY scan DESC LIMIT 1", r -> r.getString(1)).stream()
                .findFirst();
    }

    /** The ids that contain a text, at most ten of them. */
    public List<String> idsLike(String text) {
        return file.query(
                "SELECT run_id FROM artifact WHERE instr(run_id, ?) > 0 ORDER BY scan DESC, run_id LIMIT 10",
                r -> r.getString(1),
                text);
    }

    /** The licence of a classified artifact, or why none is known. */
    public static String licence(Classification classification) {
        if (classification instanceof Permissive permissive) {
            return permissive.licence();
        }
        return classification instanceof Copyleft copyleft ? copyleft.licence() : ((Unknown) classification).reason();
    }

    @Override
    public void close() {
        file.close();
    }

    private void insert(String runId, Artifact artifact, long scan) {
        file.update(
                "INSERT INTO artifact VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET scan = excluded.scan",
                runId,
                artifact.repository(),
                artifact.path(),
                artifact.size(),
                artifact.modified(),
                scan);
    }

    private void write(
            String runId,
            State state,
            Fingerprint fingerprint,
            Intact intact,
            Classification classification,
            String reviewer,
            String condition) {
        file.update(
                """
                INSERT INTO entry (run_id, state, kind, detail, source, checksum, sha1, sha256, entries, reviewer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET state = excluded.state, kind = excluded.kind, detail = excluded.detail,
                  source = excluded.source, checksum = excluded.checksum, sha1 = excluded.sha1, sha256 = excluded.sha256,
                  entries = excluded.entries, reviewer = excluded.reviewer
                """ + condition,
                runId,
                state.name(),
                kind(classification).name(),
                licence(classification),
                source(classification),
                intact.checksum().name(),
                fingerprint.sha1(),
                fingerprint.sha256(),
                fingerprint.contents() instanceof Zip zip ? zip.entries() : -1,
                reviewer);
    }

    private static Kind kind(Classification classification) {
        if (classification instanceof Permissive) {
            return Kind.PERMISSIVE;
        }
        return classification instanceof Copyleft ? Kind.COPYLEFT : Kind.UNKNOWN;
    }

    private static String source(Classification classification) {
        if (classification instanceof Permissive permissive) {
            return permissive.source();
        }
        return classification instanceof Copyleft copyleft ? copyleft.source() : "";
    }
}
