package dev.lodestep.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads and deletes folders whole. */
final class Folders {
    private Folders() {}

    /** The text of each file, by its path in the folder. */
    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path each : files(folder)) {
            if (Files.isRegularFile(each)) {
                texts.put(folder.relativize(each).toString().replace(File.separatorChar, '/'), Files.readString(each));
            }
        }
        return texts;
    }

    static void delete(Path folder) throws IOException {
        for (Path each : files(folder)) {
            Files.delete(each);
        }
    }

    /** Everything in it, the innermost first. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
