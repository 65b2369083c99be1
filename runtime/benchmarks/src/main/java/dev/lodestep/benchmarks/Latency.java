package dev.lodestep.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long a step of a single run takes, from its begin to the next one's. */
@Command(
        name = "latency",
        description = "Time for a step of a single run, beside a bare loop that commits each of the same rows.",
        mixinStandardHelpOptions = true)
final class Latency implements Callable<Integer> {
    @Mixin
    private LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws Exception {
        Report report = Report.measure(options, options.load(1), System.out);
        System.out.println(report.line("latency"));
        return 0;
    }
}
