package dev.lodestep.samples.audit.report;

import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the report's rows out of its tables: a quarantined artifact is that, whatever its entry says. */
final class ReportRows {
    /** The artifacts of the last scan, each with its entry and its quarantine, if it has any. */
    static final String OF_LAST_SCAN = """
                SELECT a.run_id, a.path, a.size, CASE WHEN q.run_id IS NULL THEN e.kind ELSE 'CORRUPT' END AS kind,
                  CASE WHEN q.run_id IS NULL THEN e.state ELSE 'QUARANTINED' END AS state, coalesce(q.reason, e.detail, '') AS detail,
                  e.source, e.checksum, coalesce(q.sha1, e.sha1) AS sha1, coalesce(q.sha256, e.sha256) AS sha256, e.entries, e.reviewer
                FROM artifact a LEFT JOIN entry e USING (run_id) LEFT JOIN quarantine q USING (run_id)
                WHERE a.scan = (SELECT max(scan) FROM artifact) ORDER BY a.path""";

    private ReportRows() {}

    static ReportRow read(ResultSet r) throws SQLException {
        String state = r.getString("state");
        if (state == null) {
            String path = r.getString("path");
            return new ReportRow(
                    r.getString("run_id"),
                    path,
                    r.getLong("size"),
                    Kind.PENDING,
                    State.QUEUED,
                    "",
                    "",
                    "",
                    "",
                    "",
                    -1,
                    "");
        }
        return new ReportRow(
                r.getString("run_id"),
                r.getString("path"),
                r.getLong("size"),
                Kind.valueOf(r.getString("kind")),
                State.valueOf(state),
                text(r, "detail"),
                text(r, "source"),
                text(r, "checksum"),
                text(r, "sha1"),
                text(r, "sha256"),
                r.getString("entries") == null ? -1 : r.getInt("entries"),
                text(r, "reviewer"));
    }

    private static String text(ResultSet r, String column) throws SQLException {
        String value = r.getString(column);
        return value == null ? "" : value;
    }
}
