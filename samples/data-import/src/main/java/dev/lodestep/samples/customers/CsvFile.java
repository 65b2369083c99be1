package dev.lodestep.samples.customers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file in UTF-8, as it was at one time: a changed one is another one. */
public record CsvFile(String path, Instant modified) {

    /** The file as it is now. */
    static CsvFile of(Path file) throws IOException {
        return new CsvFile(
                file.toAbsolutePath().normalize().toString(),
                Files.getLastModifiedTime(file).toInstant());
    }

    /** Its name and time, which name its import, too. */
    String id() {
        return Path.of(path).getFileName() + "@" + modified;
    }
}
