package dev.lodestep.benchmarks;

import dev.lodestep.benchmarks.compile.CompileTime;
import dev.lodestep.benchmarks.contest.Latency;
import dev.lodestep.benchmarks.contest.Throughput;
import dev.lodestep.benchmarks.growth.Growth;
import dev.lodestep.benchmarks.process.Recovery;
import dev.lodestep.benchmarks.process.Wake;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of the benchmarks; the last line of each one's output begins with RESULT and is for programs. */
@Command(
        name = "benchmarks",
        description = "Measures Lodestep beside the raw limit of its store, and its processor beside others.",
        mixinStandardHelpOptions = true,
        subcommands = {Throughput.class, Latency.class, Growth.class, Wake.class, Recovery.class, CompileTime.class})
public final class Main {
    private Main() {}

    /** Runs a benchmark and exits; 0 if it was measured. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::explain);
    }

    /** Says what is wrong and what there is, also where it can guess what was meant. */
    private static int explain(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        e.getCommandLine().usage(err);
        return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }
}
