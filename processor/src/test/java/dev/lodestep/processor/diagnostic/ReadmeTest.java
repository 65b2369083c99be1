package dev.lodestep.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README explains everything that can be wrong, in the order of the ids, and nothing else. */
class ReadmeTest {
    @Test
    void everyIdHasASectionWithAnExample() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        List<String> sections = Arrays.stream(text.split("\n## ")).skip(1).toList();

        assertThat(sections)
                .extracting(section -> section.lines().findFirst().orElseThrow())
                .containsExactlyElementsOf(
                        Arrays.stream(CheckId.values()).map(CheckId::text).toList());
        assertThat(sections).allSatisfy(section -> assertThat(section).contains("\n```java\n"));
    }
}
