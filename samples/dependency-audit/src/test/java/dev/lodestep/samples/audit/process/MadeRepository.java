package dev.lodestep.samples.audit.process;

import static dev.lodestep.samples.audit.artifact.Jars.installed;
import static dev.lodestep.samples.audit.artifact.Jars.licences;
import static dev.lodestep.samples.audit.artifact.Jars.pom;

import dev.lodestep.samples.audit.artifact.Jars;
import dev.lodestep.samples.audit.report.ReportRow.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A repository whose audit is known beforehand: a third of the jars is corrupt, a third is a reviewer's, the rest is free to use. Every tenth
 * is big enough to be caught while it is hashed.
 *
 * @param folder where it is
 * @param kinds what the audit must find, by path
 */
record MadeRepository(Path folder, Map<String, Kind> kinds) {
    private static final int BIG = 2 << 20;

    static MadeRepository of(int size, Path folder, RandomGenerator random) throws IOException {
        Map<String, Kind> kinds = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String name = String.format("jar%03d", i);
            Path jar = make(folder, name, i % 6, i % 10 == 0, random);
            kinds.put(folder.relativize(jar).toString(), kind(i % 6));
        }
        return new MadeRepository(folder, kinds);
    }

    long count(Kind kind) {
        return kinds.values().stream().filter(kind::equals).count();
    }

    private static Kind kind(int sort) {
        return switch (sort) {
            case 0, 3 -> Kind.CORRUPT;
            case 1 -> Kind.COPYLEFT;
            case 4 -> Kind.UNKNOWN;
            default -> Kind.PERMISSIVE;
        };
    }

    private static Path make(Path folder, String name, int sort, boolean big, RandomGenerator random)
            throws IOException {
        String pom = pom(name, sort == 1 ? licences("LGPL-2.1") : sort == 4 ? "" : licences("MIT"));
        Path jar = installed(folder, name, pom, Map.of("A.class", name));
        Path checksum = jar.resolveSibling(jar.getFileName() + ".sha1");
        if (big) {
            byte[] noise = new byte[BIG];
            random.nextBytes(noise);
            Jars.stored(jar, "noise", noise);
            Files.writeString(checksum, Jars.sha1(jar));
        }
        if (sort == 0) {
            Files.writeString(checksum, "0".repeat(40));
        }
        if (sort == 3) {
            Files.writeString(jar, "no zip");
            Files.writeString(checksum, Jars.sha1(jar));
        }
        return jar;
    }
}
