package dev.lodestep.samples.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an audit keeps what must survive it. */
record DataFolder(Path folder) {

    /** The folder, created where there is none. */
    static DataFolder at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot create the data folder " + absolute + "; name another with --data", e);
        }
        return new DataFolder(absolute);
    }

    /** The engine's database. */
    Path runs() {
        return folder.resolve("runs.db");
    }

    /** The report's table. */
    Path table() {
        return folder.resolve("report.db");
    }

    /** The report's page. */
    Path page() {
        return folder.resolve("report.html");
    }
}
