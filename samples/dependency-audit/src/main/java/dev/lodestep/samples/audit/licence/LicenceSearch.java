package dev.lodestep.samples.audit.licence;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.licence.Evidence.Origin;
import dev.lodestep.samples.audit.licence.Evidence.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** Collects what the repository and the jar itself say about the jar's licence. */
public final class LicenceSearch {
    private static final int TEXT_LIMIT = 256 * 1024;
    private static final int FILE_LIMIT = 20;
    private static final int FIRST_LINE_LIMIT = 100;
    private static final Pattern INNER_POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.xml");
    private static final Pattern LICENCE_FILE = Pattern.compile(
            "(?:META-INF/)?(?:licen[sc]es?/)?(?:[\\w.-]*licen[sc]e[\\w.-]*|copying[\\w.-]*|unlicen[sc]e)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTICE = Pattern.compile("(?:META-INF/)?notice[\\w.-]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("(?i).*\\.(?:class|java|jar|xml|properties)");

    private LicenceSearch() {}

    /**
     * What is said about an artifact's licence, the most authoritative first: its POM or a parent POM, the manifest, the licence files in
     * the jar, its notice.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public static Evidence of(Artifact artifact) throws IOException {
        Path jar = artifact.file();
        PomChain poms = new PomChain(Path.of(artifact.repository()));
        List<Statement> statements = new ArrayList<>();
        Optional<Path> pom = PomChain.beside(jar);
        if (pom.isPresent()) {
            poms.licences(pom.get()).ifPresent(statements::add);
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (statements.isEmpty()) {
                innerPom(zip, poms).ifPresent(statements::add);
            }
            manifest(zip).ifPresent(statements::add);
            statements.addAll(texts(zip, LICENCE_FILE, Origin.LICENCE_FILE));
            statements.addAll(texts(zip, NOTICE, Origin.NOTICE));
        }
        return new Evidence(List.copyOf(statements));
    }

    /** The licences of the only POM in a jar; several mean that the jar contains others, whose licences are not its own. */
    private static Optional<Statement> innerPom(ZipFile zip, PomChain poms) throws IOException {
        List<? extends ZipEntry> entries = zip.stream()
                .filter(e -> INNER_POM.matcher(e.getName()).matches())
                .toList();
        if (entries.size() != 1) {
            return Optional.empty();
        }
        try {
            Pom pom = Pom.read(new ByteArrayInputStream(head(zip, entries.get(0))));
            return poms.licences(pom, entries.get(0).getName());
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<Statement> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            String header = new Manifest(in).getMainAttributes().getValue("Bundle-License");
            if (header == null || header.isBlank() || header.contains("<<EXTERNAL>>")) {
                return Optional.empty();
            }
            List<String> choices = Pattern.compile("[,;]\\s*(?=\\S+=)|,")
                    .splitAsStream(header)
                    .map(s -> s.replaceFirst("^(?:link|description)=", "")
                            .replace("\"", "")
                            .strip())
                    .filter(s -> !s.isEmpty())
                    .toList();
            return Optional.of(new Statement(Origin.MANIFEST, "Bundle-License", choices));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // a manifest that cannot be parsed says nothing
        }
    }

    private static List<Statement> texts(ZipFile zip, Pattern name, Origin origin) throws IOException {
        List<? extends ZipEntry> entries = zip.stream()
                .filter(e -> !e.isDirectory())
                .filter(e -> name.matcher(e.getName()).matches())
                .filter(e -> !CODE.matcher(e.getName()).matches())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .limit(FILE_LIMIT)
                .toList();
        List<Terms> known = new ArrayList<>();
        List<String> where = new ArrayList<>();
        List<Statement> unknown = new ArrayList<>();
        for (ZipEntry entry : entries) {
            String text = new String(head(zip, entry), StandardCharsets.UTF_8);
            Optional<Terms> terms = LicenceTexts.read(text);
            if (terms.isPresent()) {
                known.add(terms.get());
                where.add(entry.getName());
            } else if (origin == Origin.LICENCE_FILE) {
                unknown.add(new Statement(origin, entry.getName(), List.of(firstLine(text))));
            }
        }
        if (known.isEmpty()) {
            return unknown;
        }
        // several files hold together: what is in a jar came from several works
        return List.of(new Statement(
                origin, String.join(", ", where), List.of(Terms.allOf(known).expression())));
    }

    private static byte[] head(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(TEXT_LIMIT);
        }
    }

    private static String firstLine(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse("(empty)");
        return line.length() <= FIRST_LINE_LIMIT ? line : line.substring(0, FIRST_LINE_LIMIT) + "…";
    }
}
