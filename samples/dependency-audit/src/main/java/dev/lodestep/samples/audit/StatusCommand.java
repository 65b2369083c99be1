package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.report.ReportRow;
import dev.lodestep.samples.audit.report.ReportRow.State;
import dev.lodestep.samples.audit.report.ReportTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how far the audit of the repository is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Says how far the audit is.")
final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = surroundings.terminal().out();
        DataFolder folder = data.begun();
        try (ReportTable table = ReportTable.at(folder.table())) {
            List<ReportRow> rows = table.rows();
            out.println(rows.size()
                    + (rows.size() == 1 ? " artifact in " : " artifacts in ")
                    + table.repository().orElse("(nothing audited yet)"));
            for (State state : State.values()) {
                long count = rows.stream().filter(r -> r.state() == state).count();
                if (count > 0) {
                    out.printf("  %-22s %6d%n", state.label(), count);
                }
            }
            out.flush();
        }
        return 0;
    }
}
