package dev.lodestep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedJarsTest {
    @TempDir
    Path folder;

    private Path jar;
    private NestedJars nested;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("outer.jar");
        nested = new NestedJars(jar, folder.resolve("unpacked"));
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : new String[] {
                "peers/auto-value/b.jar", "peers/auto-value/a.jar", "peers/auto-value/notes.txt", "peers/dagger/c.jar"
            }) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void a_subject_has_the_jars_of_its_own_folder() throws Exception {
        assertThat(nested.of(Subject.AUTO_VALUE))
                .extracting(each -> each.getFileName().toString(), each -> contentOf(each.toFile()))
                .containsExactly(tuple("a.jar", "peers/auto-value/a.jar"), tuple("b.jar", "peers/auto-value/b.jar"));
    }

    @Test
    void a_jar_that_was_not_packaged_says_how_to() {
        assertThatThrownBy(() -> nested.of(Subject.LODESTEP))
                .isInstanceOf(IOException.class)
                .hasMessage("no jars in peers/lodestep/ of " + jar + "; build it with mvn package");
    }
}
