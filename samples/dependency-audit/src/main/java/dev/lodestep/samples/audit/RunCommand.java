package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Scan;
import dev.lodestep.samples.audit.report.Escape;
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
    /** What shells make of a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

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
        if (found.isEmpty()) {
            say("There is no jar in " + Escape.terminal(repository.toRealPath().toString()));
            return 0;
        }
        DataFolder folder = data.created();
        try (StopRequest stop = surroundings.stop().get();
                ReportTable table = ReportTable.at(folder.table());
                EffectsLog log = effects == null ? EffectsLog.none() : EffectsLog.to(effects)) {
            Map<String, Artifact> artifacts = table.enrol(found);
            say("Auditing " + artifacts.size() + (artifacts.size() == 1 ? " jar of " : " jars of ")
                    + Escape.terminal(repository.toRealPath().toString()));
            try (AuditRuns runs = surroundings.runs().open(folder.runs(), new ArtifactAudit(table, log))) {
                audit(runs, table, artifacts, stop);
            }
            if (stop.asked()) {
                return INTERRUPTED;
            }
            ReportPage page = new ReportPage(surroundings.program(), folder);
            out.println();
            out.print(page.write(table, folder.page()));
            say("\nReport: " + folder.page());
        }
        return 0;
    }

    private void audit(AuditRuns runs, ReportTable table, Map<String, Artifact> artifacts, StopRequest stop) {
        AuditLoop loop = new AuditLoop(runs, surroundings.clock(), artifacts);
        AuditLoop.Earlier earlier = loop.look();
        say("Found done: " + earlier.done() + " of " + artifacts.size() + " (" + earlier.waiting()
                + " of them wait for review); begun and going on: " + earlier.underWay()
                + (earlier.stuck() > 0 ? " (" + earlier.stuck() + " of them had broken off)" : ""));
        ProgressDisplay display = new ProgressDisplay(surroundings.terminal());
        Map<String, RunState> done = loop.run(display, stop::asked);
        display.end();
        List<String> stuck = done.keySet().stream()
                .filter(id -> done.get(id) == RunState.STUCK)
                .toList();
        stuck.forEach(id -> table.failed(id, runs.reason(id)));
        if (!stuck.isEmpty()) {
            say(stuck.size() + " could not be audited; the next 'run' tries again what failed.");
        }
        if (stop.asked()) {
            say("Stopped; " + (done.size() - stuck.size()) + " of " + artifacts.size()
                    + " are done. The same command goes on from there.");
        }
    }

    private void say(String line) {
        PrintWriter out = surroundings.terminal().out();
        out.println(line);
        out.flush();
    }
}
