package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the jars that lie in a jar, in {@code peers/<subject>/}. They are apart there because they all have service files of the same name,
 * and so that each processor meets only its own libraries.
 */
final class NestedJars implements Jars {
    private final Path jar;
    private final Path target;

    /**
     * Unpacks what is asked for.
     *
     * @param jar the jar that has the others
     * @param target the folder they are unpacked to
     */
    NestedJars(Path jar, Path target) {
        this.jar = jar;
        this.target = target;
    }

    @Override
    public List<Path> of(Subject subject) throws IOException {
        String prefix = "peers/" + subject.folder() + "/";
        Path folder = Files.createDirectories(target.resolve(subject.folder()));
        List<Path> unpacked = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> nested = zip.stream()
                    .filter(each ->
                            each.getName().startsWith(prefix) && each.getName().endsWith(".jar"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry each : nested) {
                Path file = folder.resolve(each.getName().substring(prefix.length()));
                try (InputStream in = zip.getInputStream(each)) {
                    Files.copy(in, file);
                }
                unpacked.add(file);
            }
        }
        if (unpacked.isEmpty()) {
            throw new IOException("no jars in " + prefix + " of " + jar + "; build it with mvn package");
        }
        return unpacked;
    }
}
