package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Scan;
import dev.lodestep.samples.audit.report.ReportTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Audits every jar of a repository, going on where an earlier call ended. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Audits every jar of a repository. Killed and started again, it goes on where it was.")
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The repository; by default the one that Maven uses.")
    private @Nullable Path directory;

    @Option(
            names = "--effects",
            paramLabel = "FILE",
            description =
                    "Append a line 'runId method attempt BEGIN|END' for every execution of a step or compensation.")
    private @Nullable Path effects;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = surroundings.terminal().out();
        Path repository = directory == null ? surroundings.repository() : directory;
        List<Artifact> found = Scan.of(repository);
        DataFolder folder = data.folder();
        try (ReportTable table = ReportTable.at(folder.table());
                EffectsLog log = effects == null ? EffectsLog.none() : EffectsLog.to(effects)) {
            Map<String, Artifact> artifacts = table.enrol(found);
            out.println("Auditing " + artifacts.size() + " jars of " + repository.toRealPath());
            out.flush();
            try (AuditRuns runs = surroundings.runs().open(folder.runs(), new ArtifactAudit(table, log))) {
                audit(runs, artifacts);
            }
            ReportPage page = new ReportPage(surroundings.program(), folder);
            out.println();
            out.print(page.write(table, folder.page()));
            out.println("\nReport: " + folder.page());
            out.flush();
        }
        return 0;
    }

    private void audit(AuditRuns runs, Map<String, Artifact> artifacts) {
        PrintWriter out = surroundings.terminal().out();
        AuditLoop loop = new AuditLoop(runs, surroundings.clock(), artifacts);
        AuditLoop.Earlier earlier = loop.look();
        out.println("Found done: " + earlier.done() + " of " + artifacts.size() + " (" + earlier.waiting()
                + " of them wait for review); begun and going on: " + earlier.underWay());
        out.flush();
        ProgressDisplay display = new ProgressDisplay(surroundings.terminal());
        Map<RunState, Integer> states = loop.run(display);
        display.end();
        int stuck = states.getOrDefault(RunState.STUCK, 0);
        if (stuck > 0) {
            out.println(stuck + " audits need an operator; start again when the cause is repaired.");
        }
    }
}
