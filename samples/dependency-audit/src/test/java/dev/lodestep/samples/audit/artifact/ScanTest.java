package dev.lodestep.samples.audit.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
    @TempDir
    private Path folder;

    @Test
    void findsJarsAtAnyDepthInTheOrderOfTheirPathsAndNothingElse() throws IOException {
        Jars.jar(folder.resolve("org/b/b.jar"), Map.of("x", "x"));
        Jars.jar(folder.resolve("a b.jar"), Map.of("x", "x"));
        Files.writeString(folder.resolve("org/b/b.pom"), "<project/>");
        Files.createDirectories(folder.resolve("folder.jar"));

        assertThat(Scan.of(folder)).extracting(Artifact::path).containsExactly("a b.jar", "org/b/b.jar");
    }

    @Test
    void anEmptyFolderHasNoneAndAMissingOneIsAnError() throws IOException {
        assertThat(Scan.of(folder)).isEmpty();
        assertThatThrownBy(() -> Scan.of(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theRunIdIsPathSizeAndModificationTime() throws IOException {
        Path jar = Jars.jar(folder.resolve("org/a.jar"), Map.of("x", "x"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_234_567_890_123L));

        assertThat(RunIds.of(Scan.of(folder).get(0))).isEqualTo("org/a.jar@" + Files.size(jar) + "@1234567890123");
    }

    @Test
    void theIdOfALongPathKeepsItsEndAndStaysUnique() {
        Artifact one = new Artifact("/r", "a" + "x".repeat(400) + ".jar", 1, 2);
        Artifact other = new Artifact("/r", "b" + "x".repeat(400) + ".jar", 1, 2);

        assertThat(RunIds.of(one)).hasSize(255).endsWith("xxx.jar@1@2").isNotEqualTo(RunIds.of(other));
    }
}
