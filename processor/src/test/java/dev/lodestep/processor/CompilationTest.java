package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** How the processors get along with rounds, other processors, build tools, and with several workflows at once. */
class CompilationTest {
    private static final String GOOD = """
            package com.acme;
            import dev.lodestep.*;
            @Workflow class Good {
                @Step Integer one(String in) { return 1; }
            }
            """;

    @Test
    void aTypeThatAnotherProcessorGeneratesInTheSameRoundIsWaitedFor() {
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                @Workflow class Order extends MadeBase {
                    record In(java.util.List<MadeRecord> parts) {}
                    @Step String one(In in) { return ""; }
                    @Step @Retry(notOn = MadeException.class) Integer two(String in) { return 1; }
                }
                """;
        Javac.Result result = new Javac()
                .strict()
                .source(workflow)
                .source(GOOD)
                .with(
                        new Making(
                                Map.of(
                                        "MadeRecord", "public record MadeRecord(int n) {}",
                                        "MadeBase",
                                                "abstract class MadeBase { @dev.lodestep.Step Long three(Integer in) { return 1L; } }",
                                        "MadeException",
                                                "public class MadeException extends Exception { private static final long serialVersionUID = 1; }")))
                .compile();

        assertThat(result.report()).isEmpty();
        assertThat(result.text("com/acme/OrderMachine.java"))
                .contains("step(\"three\")")
                .contains("notOn(MadeException.class)");
        assertThat(result.text("com/acme/OrderMachine.java")).contains("MADE_RECORD");
        assertThat(result.files()).containsKey("com/acme/GoodMachine.class");
    }

    @Test
    void aTypeThatNeverAppearsIsTheCompilersErrorAlone() {
        Javac.Result result = new Javac()
                .source(GOOD.replace("Good", "Bad").replace("String in", "Missing in"))
                .source(GOOD)
                .compile();

        assertThat(result.errors()).hasSize(1);
        assertThat(result.errors().get(0).getMessage(null))
                .contains("cannot find symbol")
                .contains("Missing");
        assertThat(result.report()).contains("nothing is generated for 'com.acme.Bad': the type Missing is missing");
        assertThat(result.files()).containsKey("com/acme/GoodMachine.java");
    }

    @Test
    void aBadWorkflowDoesNotBlockAnother() {
        Javac.Result result = new Javac()
                .source(GOOD.replace("Good", "Bad").replace("@Step", "@Step(after = \"none\")"))
                .source(GOOD)
                .compile();

        assertThat(result.errors()).hasSize(1);
        assertThat(result.files())
                .containsKey("com/acme/GoodMachine.java")
                .doesNotContainKey("com/acme/BadMachine.java");
    }

    @Test
    void anInternalFailureIsOneErrorWithoutAStackTrace() {
        Javac.Result result = new Javac()
                .processors(new RecordingFiler(new WorkflowProcessor(), "BadState"))
                .source(GOOD.replace("Good", "Bad"))
                .source(GOOD)
                .compile();

        assertThat(result.errors()).hasSize(1);
        assertThat(result.report()).startsWith("""
                        com/acme/Bad.java:3: error: [lodestep] the processor failed at 'com.acme.Bad': java.lang.IllegalStateException: broken on purpose
                        """).doesNotContain("\tat ", "at dev.lodestep");
        assertThat(result.files()).containsKey("com/acme/GoodMachine.java");
    }

    @Test
    void twoWorkflowsOfOneStoredNameAreRefused() {
        String named = GOOD.replace("@Workflow", "@Workflow(name = \"same\")");
        Javac.Result result =
                new Javac().source(named).source(named.replace("Good", "Twin")).compile();

        assertThat(result.errors()).hasSize(1);
        assertThat(result.report())
                .contains("Twin.java:3: error: [lodestep] the classes of 'com.acme.Twin' could not be written");
    }

    @Test
    void eachFileOriginatesFromTheWorkflowAlone() {
        RecordingFiler recording = new RecordingFiler(new WorkflowProcessor(), "");
        Javac.Result result = new Javac()
                .processors(recording)
                .source(GOOD)
                .source(GOOD.replace("Good", "Other"))
                .compile();

        assertThat(result.report()).isEmpty();
        assertThat(recording.origins())
                .hasSize(12)
                .allSatisfy((file, origins) -> assertThat(origins)
                        .containsExactly(file.contains("Good") ? "com.acme.Good" : "com.acme.Other"));
    }

    @Test
    void aFaultInACompiledSuperclassIsReportedAtTheWorkflow() throws IOException {
        Javac.Result base = new Javac().source("""
                        package com.acme;
                        import dev.lodestep.*;
                        abstract class Base {
                            @Step(after = "nothing") Long inherited(Integer one) { return 1L; }
                            @Step Float fine(Long inherited) { return 1f; }
                        }
                        """).compile();
        Javac.Result result = new Javac()
                .on(base)
                .source(GOOD.replace("class Good", "class Good extends Base"))
                .compile();

        assertThat(result.errors()).hasSize(1);
        assertThat(result.report())
                .startsWith("com/acme/Good.java:3: error: [lodestep/unknown-step] (in com.acme.Base) "
                        + "'inherited' comes after 'nothing', but there is no such node");
    }

    @Test
    void generatedCodeOfANamedModuleHasNoWarningEither() {
        Javac.Result result = new Javac()
                .strict()
                .options("--add-reads", "acme=ALL-UNNAMED")
                .file("module-info.java", "module acme { exports com.acme; }")
                .source(GOOD.replace(
                                "@Step", "record Hidden(int n) {} @Step Hidden first(Long l) { return null; } @Step")
                        .replace("String in", "Hidden in"))
                .compile();

        assertThat(result.report()).isEmpty();
        assertThat(result.text("com/acme/GoodMachine.java"))
                .contains("@SuppressWarnings(\"exports\")")
                .doesNotContain("@Generated");
    }

    @Test
    void buildToolsAreToldHowTheProcessorsWork() throws IOException {
        String declared = new String(
                getClass()
                        .getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(declared.lines())
                .containsExactly(
                        WorkflowIndexProcessor.class.getName() + ",aggregating",
                        WorkflowProcessor.class.getName() + ",isolating");
    }

    @Test
    void theOrderOfMembersDoesNotChangeAByte() throws IOException {
        List<String> lines = Files.readAllLines(Golden.folder("generated").resolve("Claims.java"));
        int first = lines.indexOf("class Claims {") + 1;
        List<String> members = List.of(
                String.join("\n", lines.subList(first, lines.size() - 1)).split("\n\n"));
        assertThat(members).hasSizeGreaterThan(8);
        Map<String, String> expected = generated(lines.subList(0, first), members);

        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            List<String> shuffled = new ArrayList<>(members);
            Collections.shuffle(shuffled, random);
            assertThat(generated(lines.subList(0, first), shuffled))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    private static Map<String, String> generated(List<String> head, List<String> members) {
        Javac.Result result = new Javac()
                .source(String.join("\n", head) + "\n" + String.join("\n\n", members) + "\n}\n")
                .compile();
        assertThat(result.report()).isEmpty();
        return result.files().keySet().stream()
                .filter(each -> !each.endsWith(".class"))
                .collect(Collectors.toMap(each -> each, result::text, (a, b) -> a, TreeMap::new));
    }

    @Test
    void theFingerprintChangesWithWhatIsStoredAndWithNothingElse() {
        String before = fingerprint(GOOD);

        assertThat(before).matches("[0-9a-f]{16}");
        assertThat(fingerprint(GOOD.replace("@Step", "@Retry(maxAttempts = 9) @Timeout(\"1s\") @Step")))
                .isEqualTo(before);
        assertThat(fingerprint(GOOD.replace("Integer one(", "int one("))).isEqualTo(before);
        assertThat(fingerprint(GOOD.replace("Integer one(", "Long one("))).isNotEqualTo(before);
        assertThat(fingerprint(GOOD.replace("one(", "two("))).isNotEqualTo(before);
        assertThat(fingerprint(GOOD.replace("String in", "java.net.URI in"))).isNotEqualTo(before);
    }

    private static String fingerprint(String workflow) {
        String json = new Javac().source(workflow).compile().text("META-INF/lodestep/com.acme.Good.v1.json");
        return json.replaceAll("(?s).*\"fingerprint\": \"(.*?)\".*", "$1");
    }

    @Test
    void explainPrintsHowAWorkflowWasUnderstood() throws IOException {
        Javac.Result result = new Javac()
                .options("-Alodestep.explain=Claims")
                .source(Files.readString(Golden.folder("generated").resolve("Claims.java")))
                .compile();

        Golden.check(Path.of("src", "test", "resources", "generated", "Claims.explain.txt"), result.report());
    }

    /** Generates sources in the first round, as any other processor of the user may. */
    private static final class Making extends AbstractProcessor {
        private final Map<String, String> sources;
        private boolean done;

        private Making(Map<String, String> sources) {
            this.sources = sources;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                sources.forEach(this::make);
            }
            return false;
        }

        private void make(String name, String source) {
            try (Writer writer = processingEnv
                    .getFiler()
                    .createSourceFile("com.acme." + name)
                    .openWriter()) {
                writer.write("package com.acme; " + source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
