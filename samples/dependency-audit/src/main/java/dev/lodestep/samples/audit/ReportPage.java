package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.report.Escape;
import dev.lodestep.samples.audit.report.HtmlReport;
import dev.lodestep.samples.audit.report.Report;
import dev.lodestep.samples.audit.report.ReportTable;
import dev.lodestep.samples.audit.report.TerminalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes the report's page, and says the same in short.
 *
 * @param program how this program is called
 * @param folder where the audit's data is
 */
record ReportPage(String program, DataFolder folder) {

    /** Writes the page, replacing an older one at once; returns the summary for a terminal. */
    String write(ReportTable table, Path page) throws IOException {
        Report report = read(table);
        Path absolute = page.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path draft = absolute.resolveSibling(
                absolute.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(draft, HtmlReport.render(report));
            Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return TerminalReport.render(report);
    }

    /** What the table says now. */
    Report read(ReportTable table) {
        return new Report(table.repository().orElse("(nothing audited yet)"), table.rows(), this::approve);
    }

    private String approve(String runId) {
        return program + " review " + Escape.shell(runId) + " approve --data "
                + Escape.shell(folder.folder().toString());
    }
}
