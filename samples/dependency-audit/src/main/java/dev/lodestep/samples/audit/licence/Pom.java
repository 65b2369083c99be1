package dev.lodestep.samples.audit.licence;

import dev.lodestep.samples.audit.artifact.SafeXml;
import dev.lodestep.samples.audit.artifact.SafeXml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * What the search for a licence needs of a POM.
 *
 * @param licences the names of its own licences, the address where a name says nothing
 * @param parent where the parent POM is, if it has one
 */
record Pom(List<String> licences, Optional<Coordinates> parent) {

    static Pom read(InputStream in) throws XMLStreamException, IOException {
        Element project = SafeXml.read(in);
        List<String> licences = project.child("licenses").stream()
                .flatMap(l -> l.children().stream())
                .filter(l -> l.name().equals("license"))
                .flatMap(Pom::named)
                .toList();
        return new Pom(licences, project.child("parent").flatMap(Coordinates::of));
    }

    private static Stream<String> named(Element licence) {
        String name = licence.textOf("name");
        String url = licence.textOf("url");
        boolean useUrl = !url.isEmpty()
                && LicenceNames.read(name) instanceof Terms.Unrecognised
                && !(LicenceNames.read(url) instanceof Terms.Unrecognised);
        return Stream.of(useUrl || name.isEmpty() ? url : name).filter(s -> !s.isEmpty());
    }

    /** Where a POM is in a repository. */
    record Coordinates(String groupId, String artifactId, String version) {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

        /** The coordinates in an element; absent when they are incomplete, computed, or could lead out of the repository. */
        static Optional<Coordinates> of(Element element) {
            Coordinates coordinates =
                    new Coordinates(element.textOf("groupId"), element.textOf("artifactId"), element.textOf("version"));
            boolean plain = Stream.of(coordinates.groupId, coordinates.artifactId, coordinates.version)
                    .allMatch(s -> PLAIN.matcher(s).matches() && !s.contains(".."));
            return plain ? Optional.of(coordinates) : Optional.empty();
        }

        /** The path of the POM inside a repository. */
        String path() {
            return groupId.replace('.', '/') + "/" + artifactId + "/" + version + "/" + artifactId + "-" + version
                    + ".pom";
        }

        @Override
        public String toString() {
            return groupId + ":" + artifactId + ":" + version;
        }
    }
}
