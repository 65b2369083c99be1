package dev.lodestep.samples.audit.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.samples.audit.artifact.Contents.Unreadable;
import dev.lodestep.samples.audit.artifact.Contents.Zip;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintingTest {
    @TempDir
    private Path folder;

    @Test
    void aJarHasBothDigestsItsSizeAndItsEntries() throws IOException {
        Path jar = Jars.jar(folder.resolve("a.jar"), Map.of("A.class", "a", "B.class", "b"));

        assertThat(Fingerprinting.of(jar))
                .isEqualTo(new Fingerprint(Jars.sha1(jar), Jars.digest("SHA-256", jar), Files.size(jar), new Zip(2)));
    }

    @Test
    void aFileLargerThanTheBufferIsReadWhole() throws IOException {
        byte[] bytes = new byte[700_001];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("large.jar"), bytes);

        Fingerprint fingerprint = Fingerprinting.of(file);

        assertThat(fingerprint.sha1()).isEqualTo(Jars.sha1(file));
        assertThat(fingerprint.size()).isEqualTo(700_001);
    }

    @Test
    void whatIsNoZipHasAFingerprintWithoutContents() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jar"), "404 not found");
        Path empty = Files.createFile(folder.resolve("empty.jar"));

        assertThat(Fingerprinting.of(text).contents()).isInstanceOf(Unreadable.class);
        assertThat(Fingerprinting.of(empty).contents()).isInstanceOf(Unreadable.class);
        assertThat(Fingerprinting.of(empty).sha1()).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
    }

    @Test
    void aFileThatIsGoneHasNone() {
        assertThatThrownBy(() -> Fingerprinting.of(folder.resolve("gone.jar"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anInterruptEndsTheReading() throws IOException {
        Path jar = Jars.jar(folder.resolve("a.jar"), Map.of("A.class", "a"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Fingerprinting.of(jar)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
