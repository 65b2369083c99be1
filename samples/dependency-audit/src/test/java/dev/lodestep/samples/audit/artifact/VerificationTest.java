package dev.lodestep.samples.audit.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.artifact.Integrity.Checksum;
import dev.lodestep.samples.audit.artifact.Integrity.Corrupt;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir
    private Path folder;

    private Path jar = Path.of("");

    @BeforeEach
    void aJar() throws IOException {
        jar = Jars.jar(folder.resolve("a-1.0.jar"), Map.of("A.class", "some bytes ".repeat(500), "B.class", "others"));
    }

    @Test
    void theRecordedChecksumMatchesWhateverFollowsItAndInWhichCase() throws IOException {
        String sha1 = Jars.sha1(jar);
        for (String recorded :
                new String[] {sha1, sha1 + "\n", sha1 + "  a-1.0.jar\n", sha1.toUpperCase(Locale.ROOT), "\n " + sha1}) {
            assertThat(check(recorded)).as(recorded).isEqualTo(new Intact(Checksum.MATCHES));
        }
    }

    @Test
    void anotherChecksumMakesItCorrupt() throws IOException {
        assertThat(check("0123456789012345678901234567890123456789"))
                .isEqualTo(new Corrupt("checksum mismatch: recorded 0123456789012345678901234567890123456789, found "
                        + Jars.sha1(jar)));
        assertThat(check("<html>oops</html>")).isInstanceOf(Corrupt.class);
    }

    @Test
    void withoutARecordedChecksumTheEntriesAreRead() throws IOException {
        assertThat(check()).isEqualTo(new Intact(Checksum.NOT_RECORDED));
        assertThat(check("  \n")).isEqualTo(new Intact(Checksum.NOT_RECORDED));
    }

    @Test
    void withoutARecordedChecksumAFlippedBitIsStillFound() throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        bytes[45] ^= 0x10; // in the first entry's data
        Files.write(jar, bytes);

        assertThat(check())
                .isInstanceOfSatisfying(
                        Corrupt.class, c -> assertThat(c.reason()).startsWith("unreadable entry A.class"));
    }

    @Test
    void aTruncatedJarIsCorruptEvenWhenItsChecksumWasRecordedLikeThat() throws IOException {
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 60));

        assertThat(check())
                .isInstanceOfSatisfying(
                        Corrupt.class, c -> assertThat(c.reason()).startsWith("unreadable zip"));
        assertThat(check(Jars.sha1(jar))).isInstanceOf(Corrupt.class);
    }

    private Integrity check(String... recorded) throws IOException {
        if (recorded.length > 0) {
            Files.writeString(folder.resolve("a-1.0.jar.sha1"), recorded[0]);
        }
        return Verification.check(jar, Fingerprinting.of(jar));
    }
}
