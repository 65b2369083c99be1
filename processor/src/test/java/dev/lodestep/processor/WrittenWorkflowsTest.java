package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows of the language's pages, as the verification runs them: each compiles as it stands, and is understood as it reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenWorkflowsTest {
    private static final Path FOLDER =
            Path.of("../runtime/verification/src/test/java/dev/lodestep/verification/workflows");
    private static final Path GOLDEN = Golden.folder("generated").resolve("workflows");

    private Javac.Result compiled;

    private static Javac compiler() throws IOException {
        Javac javac = new Javac();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path each : files.sorted().toList()) {
                javac.file("dev/lodestep/verification/workflows/" + each.getFileName(), Files.readString(each));
            }
        }
        return javac;
    }

    private static Stream<String> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.filter(WrittenWorkflowsTest::isWorkflow)
                    .map(each -> each.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThanOrEqualTo(9);
            return names.stream();
        }
    }

    private static boolean isWorkflow(Path file) {
        try {
            return Files.readString(file).contains("\n@Workflow");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void compile() throws IOException {
        compiled = compiler().strict().compile();
    }

    @Test
    void theyCompileWithoutAWarning() {
        assertThat(compiled.report()).isEmpty();
        assertThat(compiled.success()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theirOrderAndTheirValuesAreInferred(String workflow) throws IOException {
        Javac.Result result =
                compiler().options("-Alodestep.explain=" + workflow).compile();

        Golden.check(GOLDEN.resolve(workflow + ".explain.txt"), result.report());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theirMachinesAreAsWritten(String workflow) throws IOException {
        Golden.check(
                GOLDEN.resolve(workflow + "Machine.java.golden"),
                compiled.text("dev/lodestep/verification/workflows/" + workflow + "Machine.java"));
    }
}
