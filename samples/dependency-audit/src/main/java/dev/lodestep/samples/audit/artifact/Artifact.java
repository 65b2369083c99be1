package dev.lodestep.samples.audit.artifact;

import java.nio.file.Path;

/**
 * A jar as a scan has found it; it is the same artifact as long as path, size and modification time are the same.
 *
 * @param repository the absolute path of the repository
 * @param path the path inside the repository, with forward slashes
 * @param size in bytes
 * @param modified the modification time in milliseconds since 1970
 */
public record Artifact(String repository, String path, long size, long modified) {

    /** Where the jar is. */
    public Path file() {
        return Path.of(repository).resolve(path);
    }
}
