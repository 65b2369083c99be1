package dev.lodestep.benchmarks.contest;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How long a single run takes, from before its start until its caller knows its end. */
@Command(
        name = "latency",
        description = "Time for a single run, beside as many bare commits of the same rows, one after the other.",
        mixinStandardHelpOptions = true)
public final class Latency implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(options.compare(1, new RawCommits(), out).latency());
        return 0;
    }
}
