package dev.lodestep.samples.audit.artifact;

import dev.lodestep.samples.audit.artifact.Contents.Unreadable;
import dev.lodestep.samples.audit.artifact.Contents.Zip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a jar once and computes its fingerprint. */
public final class Fingerprinting {
    private static final int BUFFER = 128 * 1024;

    private Fingerprinting() {}

    /**
     * The fingerprint of a file.
     *
     * <p>It reads through a channel, so an interrupted attempt ends at once with a {@link java.nio.channels.ClosedByInterruptException}.
     *
     * @throws IOException when the file cannot be read; a file that is read but is no zip has a fingerprint
     */
    public static Fingerprint of(Path jar) throws IOException {
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest sha256 = digest("SHA-256");
        long size = 0;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(jar, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                sha1.update(buffer.duplicate());
                sha256.update(buffer);
                buffer.clear();
            }
        }
        HexFormat hex = HexFormat.of();
        return new Fingerprint(hex.formatHex(sha1.digest()), hex.formatHex(sha256.digest()), size, contents(jar));
    }

    private static Contents contents(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new Zip(zip.size());
        } catch (ZipException | IllegalArgumentException e) {
            // IllegalArgumentException: names that are not in the charset they claim
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
