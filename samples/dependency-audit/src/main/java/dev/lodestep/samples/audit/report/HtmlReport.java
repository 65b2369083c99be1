package dev.lodestep.samples.audit.report;

import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows a report as one HTML page that needs nothing else: style and script are inside, and its policy lets it load nothing.
 *
 * <p>The page's frame is the resource {@code report.html}; every value from the audit is escaped on its way in.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The whole page. */
    public static String render(Report report) {
        return frame().replace("<!--tiles-->", tiles(report))
                .replace("<!--broken-->", broken(report.broken()))
                .replace("<!--waiting-->", waiting(report))
                .replace("<!--rows-->", rows(report.rows()))
                // a value cannot be taken for one of these places: escaped text has no <
                .replace("<!--repository-->", Escape.html(report.repository()))
                .replace("<!--total-->", Report.artifacts(report.rows().size()) + ", " + Report.size(report.bytes()));
    }

    private static String tiles(Report report) {
        StringBuilder out = new StringBuilder();
        report.counts()
                .forEach((kind, count) -> out.append("<button class=\"tile ")
                        .append(kind.label())
                        .append("\" data-kind=\"")
                        .append(kind.label())
                        .append("\"><b>")
                        .append(count)
                        .append("</b> ")
                        .append(kind.label())
                        .append("</button>\n"));
        return out.toString();
    }

    private static String broken(List<ReportRow> broken) {
        if (broken.isEmpty()) {
            return "<p class=\"none\">Nothing is corrupt, and nothing failed.</p>";
        }
        StringBuilder out = new StringBuilder("<ul class=\"broken\">\n");
        for (ReportRow row : broken) {
            out.append("<li><code>").append(Escape.html(row.path())).append("</code> <span class=\"state\">");
            out.append(row.state().label())
                    .append("</span><br>")
                    .append(Escape.html(row.detail()))
                    .append("</li>\n");
        }
        return out.append("</ul>").toString();
    }

    private static String waiting(Report report) {
        List<ReportRow> waiting = report.waiting();
        if (waiting.isEmpty()) {
            return "<p class=\"none\">Nothing waits for a review.</p>";
        }
        StringBuilder out = new StringBuilder("<details");
        out.append(waiting.size() <= 20 ? " open" : "").append("><summary>").append(waiting.size());
        out.append(waiting.size() == 1 ? " waits. " : " wait. ");
        out.append(
                "Paste a command into a terminal; <code>reject</code> instead of <code>approve</code> refuses.</summary>\n");
        for (ReportRow row : waiting) {
            out.append("<div class=\"ask\"><code>")
                    .append(Escape.html(row.path()))
                    .append("</code> <span class=\"kind ");
            out.append(row.kind().label())
                    .append("\">")
                    .append(row.kind().label())
                    .append("</span> ");
            out.append(Escape.html(row.detail())).append("<pre>");
            out.append(Escape.html(report.review().approve(row.runId()))).append("</pre></div>\n");
        }
        return out.append("</details>").toString();
    }

    private static String rows(List<ReportRow> rows) {
        StringBuilder out = new StringBuilder(rows.size() * 600);
        for (ReportRow row : rows) {
            out.append("<tr data-kind=\"").append(row.kind().label()).append("\"><td class=\"path\">");
            out.append(Escape.html(row.path()))
                    .append("</td><td><span class=\"kind ")
                    .append(row.kind().label());
            out.append("\">")
                    .append(row.kind().label())
                    .append("</span></td><td class=\"plain\">")
                    .append(state(row));
            out.append("</td><td title=\"")
                    .append(Escape.html(row.source()))
                    .append("\">")
                    .append(Escape.html(row.detail()));
            out.append("</td><td class=\"plain\">")
                    .append(checksum(row))
                    .append("</td><td class=\"number\" data-sort=\"")
                    .append(row.size());
            out.append("\">").append(Report.size(row.size())).append("</td><td class=\"number\">");
            out.append(row.entries() < 0 ? "" : row.entries()).append("</td><td class=\"hash\" title=\"SHA-256 ");
            out.append(Escape.html(row.sha256()))
                    .append("\">")
                    .append(Escape.html(row.sha1()))
                    .append("</td></tr>\n");
        }
        return out.toString();
    }

    private static String state(ReportRow row) {
        return row.reviewer().isEmpty()
                ? row.state().label()
                : row.state().label() + " by " + Escape.html(row.reviewer());
    }

    private static String checksum(ReportRow row) {
        if (row.kind() == Kind.CORRUPT) {
            return "refused";
        }
        if (row.state() == State.QUEUED || row.checksum().isEmpty()) {
            return "";
        }
        return row.checksum().equals("MATCHES") ? "matches" : "not recorded";
    }

    private static String frame() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.html")) {
            if (in == null) {
                throw new IllegalStateException("report.html is missing beside " + HtmlReport.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's frame", e);
        }
    }
}
