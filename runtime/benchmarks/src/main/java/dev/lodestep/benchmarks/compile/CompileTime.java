package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the processor costs a compilation for each workflow, beside what AutoValue and Dagger cost for each of their types. */
@Command(
        name = "compile-time",
        description = "CPU time of the processor for each workflow of eight steps, beside AutoValue and Dagger.",
        mixinStandardHelpOptions = true)
public final class CompileTime implements Callable<Integer> {
    @Option(
            names = "--n",
            split = ",",
            defaultValue = "10,50,150,500",
            description = "How many workflows, and how many types of the others. Default: ${DEFAULT-VALUE}.")
    private List<Integer> numbers = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "Measured rounds of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm",
            description = "Measures in this warm process, too: what a build daemon pays, once it has run for a while.")
    private boolean warm;

    @Option(
            names = "--warm-up",
            defaultValue = "8",
            description = "Warm: rounds that come first and are not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--warm-up-n", defaultValue = "150", description = "Types in these. Default: ${DEFAULT-VALUE}.")
    private int warmUpNumber;

    @Option(names = "--quick", description = "One round of two and of four, to see that it works; means nothing.")
    private boolean quick;

    @Option(
            names = "--disk",
            description = "Warm: what is compiled is written to files; without it, it stays in memory.")
    private boolean disk;

    @Override
    public Integer call() throws Exception {
        Plan plan = quick ? Plan.QUICK : new Plan(numbers, rounds, warmUp, warmUpNumber);
        Path folder = Files.createTempDirectory("lodestep-benchmark-");
        try {
            Contest contest = new Contest(new NestedJars(ownJar(), folder), System.out);
            String warmLine = warm ? warm(contest, plan, folder) : "";
            Costs cold = contest.run(plan.cold(), new ColdJavac(folder, ownJar()));
            System.out.println("\nCold: each compiler is a new process");
            System.out.println(cold.table());
            System.out.print(warmLine);
            System.out.println(cold.line("cold", plan.rounds()));
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private String warm(Contest contest, Plan plan, Path folder) throws IOException {
        Costs costs = contest.run(plan, new WarmJavac(disk ? Optional.of(folder) : Optional.empty()));
        System.out.println("\nWarm: all compilers in one process");
        System.out.println(costs.table());
        return costs.line("warm", plan.rounds()) + System.lineSeparator();
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(CompileTime.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
