package dev.lodestep.samples.audit.artifact;

import dev.lodestep.samples.audit.artifact.Contents.Unreadable;
import dev.lodestep.samples.audit.artifact.Integrity.Checksum;
import dev.lodestep.samples.audit.artifact.Integrity.Corrupt;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks a jar against the {@code .sha1} file beside it.
 *
 * <p>Where nothing was recorded, the only evidence is in the jar itself: then every entry is read, which checks its CRC.
 */
public final class Verification {
    private static final int CHECKSUM_FILE_LIMIT = 4096;
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

    private Verification() {}

    /**
     * Whether the jar with this fingerprint is intact.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public static Integrity check(Path jar, Fingerprint fingerprint) throws IOException {
        Optional<String> recorded = recorded(jar.resolveSibling(jar.getFileName() + ".sha1"));
        if (recorded.isPresent() && !SHA1.matcher(recorded.get()).matches()) {
            return new Corrupt("checksum mismatch: the .sha1 file holds no SHA-1 but '" + brief(recorded.get()) + "'");
        }
        if (recorded.isPresent() && !recorded.get().equalsIgnoreCase(fingerprint.sha1())) {
            return new Corrupt("checksum mismatch: recorded " + recorded.get() + ", found " + fingerprint.sha1());
        }
        if (fingerprint.contents() instanceof Unreadable unreadable) {
            return new Corrupt("unreadable zip: " + unreadable.reason());
        }
        return recorded.isPresent() ? new Intact(Checksum.MATCHES) : readThrough(jar);
    }

    /** The first token of a checksum file; what follows it is a file name at most. */
    private static Optional<String> recorded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(CHECKSUM_FILE_LIMIT), StandardCharsets.ISO_8859_1).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text.split("\\s+", 2)[0]);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Integrity readThrough(Path jar) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Optional<Corrupt> broken = readThrough(zip, entry, buffer);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
            return new Intact(Checksum.NOT_RECORDED);
        } catch (ZipException e) {
            return new Corrupt("unreadable zip: " + e.getMessage());
        }
    }

    private static Optional<Corrupt> readThrough(ZipFile zip, ZipEntry entry, byte[] buffer) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while reading " + zip.getName());
                }
            }
        } catch (ZipException | EOFException e) {
            return Optional.of(new Corrupt("unreadable entry " + brief(entry.getName()) + ": " + e.getMessage()));
        }
        return entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()
                ? Optional.of(new Corrupt("unreadable entry " + brief(entry.getName()) + ": wrong CRC"))
                : Optional.empty();
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
