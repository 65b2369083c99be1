package dev.lodestep.samples.audit.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes real jars, and repositories of them. */
public final class Jars {
    private Jars() {}

    /** A jar with those texts as entries. */
    public static Path jar(Path file, Map<String, String> entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** A jar with one entry that is not compressed. */
    public static Path stored(Path file, String name, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    /** A jar in a repository, where Maven would put it, with a POM of that content and the right checksum beside it. */
    public static Path installed(Path repository, String artifactId, String pom, Map<String, String> entries)
            throws IOException {
        Path folder = repository.resolve("org/example").resolve(artifactId).resolve("1.0");
        Path jar = jar(folder.resolve(artifactId + "-1.0.jar"), entries);
        Files.writeString(folder.resolve(artifactId + "-1.0.pom"), pom);
        Files.writeString(folder.resolve(artifactId + "-1.0.jar.sha1"), sha1(jar) + "  " + artifactId + "-1.0.jar\n");
        return jar;
    }

    /** A POM of org.example:artifactId:1.0 with that inside. */
    public static String pom(String artifactId, String inside) {
        return "<project xmlns='http://maven.apache.org/POM/4.0.0'><groupId>org.example</groupId><artifactId>"
                + artifactId + "</artifactId><version>1.0</version>" + inside + "</project>";
    }

    /** The licences of a POM. */
    public static String licences(String... names) {
        StringBuilder out = new StringBuilder("<licenses>");
        for (String name : names) {
            out.append("<license><name>").append(name).append("</name></license>");
        }
        return out.append("</licenses>").toString();
    }

    /** The parent org.example:artifactId:1.0. */
    public static String parent(String artifactId) {
        return "<parent><groupId>org.example</groupId><artifactId>" + artifactId
                + "</artifactId><version>1.0</version></parent>";
    }

    public static String sha1(Path file) throws IOException {
        return digest("SHA-1", file);
    }

    public static String digest(String algorithm, Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
