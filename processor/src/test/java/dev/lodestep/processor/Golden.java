package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the tests; {@code -Dgolden.write=true} writes the file instead. */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources");

    private Golden() {}

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    static void check(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("write it with -Dgolden.write=true").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
