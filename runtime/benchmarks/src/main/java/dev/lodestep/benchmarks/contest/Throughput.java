package dev.lodestep.benchmarks.contest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many steps a second are acknowledged with many runs at once. */
@Command(
        name = "throughput",
        description = "Steps per second with many runs at once, beside a bare loop that writes the same rows.",
        mixinStandardHelpOptions = true)
public final class Throughput implements Callable<Integer> {
    @Mixin
    private LoadOptions options = new LoadOptions();

    @Option(names = "--in-flight", defaultValue = "64", description = "Runs at once. Default: ${DEFAULT-VALUE}.")
    private int inFlight;

    @Override
    public Integer call() throws Exception {
        System.out.println(
                options.compare(inFlight, new RawJournal(), System.out).throughput());
        return 0;
    }
}
