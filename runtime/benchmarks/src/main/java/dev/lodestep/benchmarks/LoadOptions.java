package dev.lodestep.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that all benchmarks take. */
final class LoadOptions {
    @Option(
            names = "--store",
            defaultValue = "sqlite",
            description = "Which store: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    StoreKind store = StoreKind.SQLITE;

    @Option(names = "--steps", defaultValue = "10", description = "Steps of each run. Default: ${DEFAULT-VALUE}.")
    int steps;

    @Option(
            names = "--payload",
            defaultValue = "200",
            description = "Bytes of each step's result, as JSON. Default: ${DEFAULT-VALUE}.")
    int payload;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long all measured rounds take together. Default: ${DEFAULT-VALUE}.")
    int seconds;

    @Option(
            names = "--folder",
            description =
                    "Where database files are created and deleted again; on the disk to be measured. Default: the system's"
                            + " temporary folder.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    Load load(int inFlight) {
        return new Load(inFlight, steps, payload);
    }

    /** The time for one of so many rounds. */
    Duration round(int rounds) {
        return Duration.ofMillis(seconds * 1000L / rounds);
    }
}
