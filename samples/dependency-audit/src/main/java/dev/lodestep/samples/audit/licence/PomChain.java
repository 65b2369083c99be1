package dev.lodestep.samples.audit.licence;

import dev.lodestep.samples.audit.licence.Evidence.Origin;
import dev.lodestep.samples.audit.licence.Evidence.Statement;
import dev.lodestep.samples.audit.licence.Pom.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Finds the licences that a POM declares or inherits: the nearest POM of the chain that declares any counts, as in Maven. */
record PomChain(Path repository) {

    /** The POM beside a jar: of those whose name the jar's name begins with, the one with the longest. */
    static Optional<Path> beside(Path jar) throws IOException {
        String name = stem(jar);
        try (Stream<Path> files = Files.list(jar.toAbsolutePath().getParent())) {
            return files.filter(f -> f.getFileName().toString().endsWith(".pom"))
                    .filter(f -> (name + "-").startsWith(stem(f) + "-"))
                    .max(Comparator.comparingInt(f -> stem(f).length()));
        }
    }

    Optional<Statement> licences(Path pom) throws IOException {
        Optional<Pom> own = read(pom);
        return own.isEmpty()
                ? Optional.empty()
                : licences(own.get(), pom.getFileName().toString());
    }

    Optional<Statement> licences(Pom own, String where) throws IOException {
        if (!own.licences().isEmpty()) {
            return Optional.of(new Statement(Origin.POM, where, own.licences()));
        }
        Set<Coordinates> seen = new HashSet<>();
        Optional<Coordinates> next = own.parent();
        while (next.isPresent() && seen.add(next.get())) {
            Coordinates parent = next.get();
            Optional<Pom> pom = read(repository.resolve(parent.path()));
            if (pom.isPresent() && !pom.get().licences().isEmpty()) {
                return Optional.of(new Statement(
                        Origin.PARENT_POM, "parent POM " + parent, pom.get().licences()));
            }
            next = pom.flatMap(Pom::parent);
        }
        return Optional.empty();
    }

    /** A POM; absent when it is not there or is no XML, which says nothing against the jar. */
    private static Optional<Pom> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Pom.read(in));
        } catch (NoSuchFileException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
