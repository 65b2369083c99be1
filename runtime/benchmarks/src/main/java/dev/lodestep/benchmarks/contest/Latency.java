package dev.lodestep.benchmarks.contest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long a single run takes, from before its start until its caller knows its end. */
@Command(
        name = "latency",
        description = "Time for a single run, beside as many bare commits of the same rows, one after the other.",
        mixinStandardHelpOptions = true)
public final class Latency implements Callable<Integer> {
    @Mixin
    private LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws Exception {
        System.out.println(options.compare(1, new RawCommits(), System.out).latency());
        return 0;
    }
}
