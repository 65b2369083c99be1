package dev.lodestep.samples.audit.report;

import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What there is to say about a repository.
 *
 * @param repository the path of the repository
 * @param rows one for each artifact
 * @param review how to answer for an artifact, as a command to paste
 */
public record Report(String repository, List<ReportRow> rows, ReviewCommandLine review) {

    public Report {
        rows = rows.stream()
                .sorted(Comparator.comparing(ReportRow::kind).thenComparing(ReportRow::path))
                .toList();
    }

    /** How many artifacts there are of each kind, in the order of the kinds. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        rows.forEach(row -> counts.merge(row.kind(), 1L, Long::sum));
        return counts;
    }

    /** How many bytes the artifacts have. */
    public long bytes() {
        return rows.stream().mapToLong(ReportRow::size).sum();
    }

    /** Those that are corrupt, or could not be audited. */
    public List<ReportRow> broken() {
        return rows.stream()
                .filter(r -> r.kind() == Kind.CORRUPT || r.kind() == Kind.FAILED)
                .toList();
    }

    /** Those that wait for a reviewer. */
    public List<ReportRow> waiting() {
        return rows.stream().filter(r -> r.state() == State.WAITING).toList();
    }

    /** Says how to answer for an artifact. */
    @FunctionalInterface
    public interface ReviewCommandLine {
        /** The command that approves the artifact of that audit. */
        String approve(String runId);
    }

    static String artifacts(int count) {
        return count + (count == 1 ? " artifact" : " artifacts");
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
