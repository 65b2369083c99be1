package dev.lodestep.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Right programs compile without a word, with javac and with ecj, are understood as they say, and always generate the same bytes. */
class RightProgramsTest {
    private static final Compiler JAVAC = Compiler.javac();
    private static final Compiler ECJ = Compiler.ecj();

    /** For a method inherited from a generic class of another file ecj tells no parameter names; they are but shown. */
    private static final Set<String> WITHOUT_PARAMETER_NAMES_IN_ECJ =
            Set.of("META-INF/lodestep/com.acme.InheritedSteps.v1.json");

    @AfterAll
    static void close() {
        JAVAC.close();
        ECJ.close();
    }

    @Test
    void nothingIsSaidByACarefulJavac() throws IOException {
        assertThat(JAVAC.compile(sources(RightProgram.all()), "-Xlint:all,-processing", "-Werror")
                        .report())
                .isEmpty();
    }

    @Test
    void ecjFindsNoFaultAndTheGeneratedFilesAreTheSame() throws IOException {
        Compilation compilation = ECJ.compile(sources(RightProgram.all()));

        assertThat(compilation.errors()).isEmpty();
        Map<String, String> byJavac = generated(JAVAC.compile(sources(RightProgram.all()), "-proc:only"));
        Map<String, String> byEcj = generated(compilation);
        assertThat(byEcj.keySet()).isEqualTo(byJavac.keySet());
        byEcj.forEach((file, text) -> {
            if (!WITHOUT_PARAMETER_NAMES_IN_ECJ.contains(file)) {
                assertThat(text).as(file).isEqualTo(byJavac.get(file));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nodesAreUnderstoodAsTheySay() throws IOException {
        return RightProgram.all().stream()
                .filter(each -> !each.nodes().isEmpty())
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
                    Compilation compilation = JAVAC.compile(
                            List.of(each.source()), "-proc:only", "-Alodestep.explain=" + each.className());
                    String explanation = compilation.said().stream()
                            .filter(said -> said.kind() == Diagnostic.Kind.NOTE)
                            .map(Compilation.Said::message)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(compilation.report()));

                    assertThat(Understood.nodes(explanation))
                            .as(explanation)
                            .containsExactlyInAnyOrderElementsOf(each.nodes().stream()
                                    .map(Understood::ordered)
                                    .toList());
                }));
    }

    @Test
    void theOrderOfFilesAndOfMembersDoesNotChangeAByte() throws IOException {
        Map<String, String> expected = generated(JAVAC.compile(sources(RightProgram.all()), "-proc:only"));
        assertThat(expected).hasSizeGreaterThan(6 * RightProgram.all().size());

        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            List<RightProgram> shuffled = new ArrayList<>(RightProgram.all().stream()
                    .map(each -> each.shuffled(random))
                    .toList());
            Collections.shuffle(shuffled, random);
            Compilation compilation = JAVAC.compile(sources(shuffled), "-proc:only");

            assertThat(compilation.report()).as("seed " + seed).isEmpty();
            Map<String, String> actual = generated(compilation);
            assertThat(actual.keySet()).as("seed " + seed).isEqualTo(expected.keySet());
            expected.forEach((file, text) -> assertThat(actual.get(file))
                    .as("seed " + seed + ": " + file)
                    .isEqualTo(text));
        }
    }

    private static List<SourceText> sources(List<RightProgram> programs) {
        return programs.stream().map(RightProgram::source).toList();
    }

    private static Map<String, String> generated(Compilation compilation) {
        Map<String, String> generated = new TreeMap<>();
        compilation.files().forEach((path, bytes) -> {
            if (!path.endsWith(".class")) {
                generated.put(path, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return generated;
    }
}
