package dev.lodestep.samples.audit;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".lodestep/dependency-audit",
            description = "Where runs and report are kept (default: ${DEFAULT-VALUE}).")
    private Path path = Path.of(".lodestep/dependency-audit");

    /** For the command that begins an audit. */
    DataFolder created() {
        return DataFolder.created(path);
    }

    /** For those that ask about one. */
    DataFolder begun() {
        return DataFolder.begun(path);
    }
}
