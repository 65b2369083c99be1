package dev.lodestep.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a path still leads to the file that was opened. SQLite does not ask: what is written to a file that was moved away or deleted
 * is acknowledged, and gone when the last process closes it.
 */
final class FileIdentity {
    private final Path file;
    private final @Nullable Object key;

    private FileIdentity(Path file, @Nullable Object key) {
        this.file = file;
        this.key = key;
    }

    /** The file that is there now; where the file system has no keys, any file at the path is the same. */
    static FileIdentity of(Path file) throws IOException {
        return new FileIdentity(file, keyOf(file));
    }

    boolean isStillThere() {
        try {
            Object now = keyOf(file);
            return key == null || key.equals(now);
        } catch (IOException gone) {
            return false;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
