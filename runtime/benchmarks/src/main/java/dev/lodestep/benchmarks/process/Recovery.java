package dev.lodestep.benchmarks.process;

import dev.lodestep.benchmarks.measure.ResultLine;
import dev.lodestep.benchmarks.site.Site;
import dev.lodestep.benchmarks.site.SiteOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the runs of a worker stand still that is killed, and of one that is told to end. */
@Command(
        name = "recovery",
        description = "Time until the runs of a lost worker, one of three processes, go on with their next step.",
        mixinStandardHelpOptions = true)
public final class Recovery implements Callable<Integer> {
    private static final Duration QUICK_LEASE = Duration.ofSeconds(1);
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final Duration QUICK_SPARE = Duration.ofSeconds(2);
    private static final int QUICK_RUNS = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--runs", defaultValue = "20", description = "Runs of each worker. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--lease", defaultValue = "10", description = "The lease in seconds. Default: ${DEFAULT-VALUE}.")
    private int leaseSeconds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Duration lease = options.quick() ? QUICK_LEASE : Duration.ofSeconds(leaseSeconds);
        Duration spare = options.quick() ? QUICK_SPARE : SPARE;
        int each = options.quick() ? QUICK_RUNS : runs;
        try (Site site = options.openForProcesses()) {
            site.describe().forEach(out::println);
            Loss.Outcome killed = new Loss(site.fresh(), lease, lease.plus(spare), each).of(Child::kill);
            print(out, "killed", killed);
            Loss.Outcome told = new Loss(site.fresh(), lease, spare, each).of(Child::terminate);
            print(out, "told to end", told);
            out.println(new ResultLine("recovery", site.kind())
                    .with("workers", 3)
                    .with("runs", each)
                    .with("lease_ms", lease.toMillis())
                    .with("kill_runs", killed.stoodStill().size())
                    .with("kill_p50_ms", killed.millis(0.50), 0)
                    .with("kill_max_ms", killed.millis(1), 0)
                    .with("kill_max_beyond_lease_ms", killed.millis(1) - lease.toMillis(), 0)
                    .with("term_runs", told.stoodStill().size())
                    .with("term_p50_ms", told.millis(0.50), 0)
                    .with("term_max_ms", told.millis(1), 0)
                    .with("lost", killed.lost() + told.lost())
                    .with("repeated", killed.repeated() + told.repeated()));
        }
        return 0;
    }

    private static void print(PrintWriter out, String how, Loss.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%-12s %d runs stood still for %.0f ms at least, %.0f in the middle, %.0f at most%n",
                how,
                outcome.stoodStill().size(),
                outcome.millis(0),
                outcome.millis(0.50),
                outcome.millis(1));
    }
}
