package dev.lodestep.samples.audit.report;

import dev.lodestep.samples.audit.report.ReportRow.Kind;
import java.util.List;
import java.util.Map;

/** Shows a report as text: counts by kind, what is broken, and what waits for a reviewer with the command to paste. */
public final class TerminalReport {
    private static final int LIST_LIMIT = 10;
    private static final int BAR = 30;

    private TerminalReport() {}

    /** The whole summary, ending with a line break. */
    public static String render(Report report) {
        StringBuilder out = new StringBuilder();
        int total = report.rows().size();
        out.append(Report.artifacts(total)).append(", ").append(Report.size(report.bytes()));
        out.append(", in ").append(Escape.terminal(report.repository())).append("\n\n");
        counts(out, report.counts(), total);
        broken(out, report.broken());
        waiting(out, report);
        return out.toString();
    }

    private static void counts(StringBuilder out, Map<Kind, Long> counts, int total) {
        counts.forEach((kind, count) -> {
            boolean shown = count > 0 || kind == Kind.PERMISSIVE || kind == Kind.CORRUPT;
            if (shown) {
                int bar = total == 0 ? 0 : (int) Math.ceil((double) BAR * count / total);
                out.append(String.format("  %-12s %6d  %s%n", kind.label(), count, "#".repeat(bar))
                        .replaceAll(" +(\r?\n)$", "$1"));
            }
        });
    }

    private static void broken(StringBuilder out, List<ReportRow> broken) {
        if (broken.isEmpty()) {
            return;
        }
        out.append("\nQuarantined or failed:\n");
        for (ReportRow row : broken.subList(0, Math.min(LIST_LIMIT, broken.size()))) {
            out.append("  ").append(Escape.terminal(row.path())).append('\n');
            out.append("      ").append(Escape.terminal(row.detail())).append('\n');
        }
        more(out, broken.size());
    }

    private static void waiting(StringBuilder out, Report report) {
        List<ReportRow> waiting = report.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        out.append("\nWaiting for review (approve, or reject):\n");
        for (ReportRow row : waiting.subList(0, Math.min(LIST_LIMIT, waiting.size()))) {
            out.append("  ")
                    .append(Escape.terminal(row.path()))
                    .append("  [")
                    .append(row.kind().label());
            out.append(": ").append(Escape.terminal(row.detail())).append("]\n");
            out.append("      ")
                    .append(Escape.terminal(report.review().approve(row.runId())))
                    .append('\n');
        }
        more(out, waiting.size());
    }

    private static void more(StringBuilder out, int size) {
        if (size > LIST_LIMIT) {
            out.append("  and ").append(size - LIST_LIMIT).append(" more: see the page\n");
        }
    }
}
