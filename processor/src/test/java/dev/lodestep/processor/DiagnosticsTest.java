package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.CheckId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What users see: each source in {@code diagnostics} is compiled, and the whole output of the compiler is as in the text beside it. A source
 * is named after the one id it shows, maybe with a variant.
 */
class DiagnosticsTest {
    /** Sources that show several faults at once. */
    private static final List<String> SEVERAL =
            List.of("independent-findings", "not-persistable-annotations", "not-persistable-optionals");

    /** Ids that take a source of thousands of lines, tested in {@link LargeCompilationsTest}. */
    private static final List<CheckId> LARGE = List.of(CheckId.TOO_LARGE, CheckId.TOO_MANY_DECISIONS);

    @TestFactory
    Stream<DynamicTest> everySourceIsAnsweredAsWritten() throws IOException {
        return sources()
                .map(source -> DynamicTest.dynamicTest(name(source), () -> {
                    Javac.Result result =
                            new Javac().source(Files.readString(source)).compile();

                    Golden.check(source.resolveSibling(name(source) + ".txt"), result.report());
                    if (!SEVERAL.contains(name(source))) {
                        assertThat(result.diagnostics())
                                .as("one cause, one diagnostic")
                                .hasSize(1);
                        assertThat(result.report())
                                .contains("[lodestep/" + idOf(source).text() + "] ");
                        assertThat(result.success()).isEqualTo(idOf(source).severity() == CheckId.Severity.WARNING);
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource(CheckId.class)
    void everyIdHasASourceAndASectionInTheDocumentation(CheckId id) throws IOException {
        if (!LARGE.contains(id)) {
            assertThat(sources().filter(each -> !SEVERAL.contains(name(each))).map(DiagnosticsTest::idOf))
                    .contains(id);
        }
        assertThat(Files.readString(Path.of("README.md"))).containsPattern("(?m)^#+ .*\\b" + id.text() + "\\b");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(Golden.folder("diagnostics"))) {
            return files.filter(each -> each.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static CheckId idOf(Path source) {
        return Stream.of(CheckId.values())
                .filter(each -> name(source).startsWith(each.text()))
                .findFirst()
                .orElseThrow();
    }
}
