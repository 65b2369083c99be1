package dev.lodestep.benchmarks.contest;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many steps a second are acknowledged with many runs at once. */
@Command(
        name = "throughput",
        description = "Steps per second with many runs at once, beside a bare loop that writes the same rows.",
        mixinStandardHelpOptions = true)
public final class Throughput implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Option(names = "--in-flight", defaultValue = "64", description = "Runs at once. Default: ${DEFAULT-VALUE}.")
    private int inFlight;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(options.compare(inFlight, new RawJournal(), out).throughput());
        return 0;
    }
}
