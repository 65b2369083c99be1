package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.report.ReportTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report as it is now. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the report's page and prints a summary.")
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the page goes (default: report.html in the data folder).")
    private @Nullable Path output;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = surroundings.terminal().out();
        DataFolder folder = data.begun();
        Path page = output == null ? folder.page() : output.toAbsolutePath();
        try (ReportTable table = ReportTable.at(folder.table())) {
            out.print(new ReportPage(surroundings.program(), folder).write(table, page));
            out.println("\nReport: " + page);
            out.flush();
        }
        return 0;
    }
}
