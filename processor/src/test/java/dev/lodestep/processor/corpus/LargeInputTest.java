package dev.lodestep.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Programs as no person writes them by hand: what cannot be held or checked is refused in one sentence, and all come to an end. What can be
 * held is compiled and run in {@code LargeCompilationsTest}.
 */
@Timeout(60)
class LargeInputTest {
    private static final Compiler JAVAC = Compiler.javac();

    @AfterAll
    static void close() {
        JAVAC.close();
    }

    @TestFactory
    List<DynamicTest> whatNoClassCanHoldIsRefused() {
        return List.of(
                refused("5,000 steps", "too-large", "'Large' has 5000 nodes", chain(5_000)),
                refused(
                        "1,500 cases of the input",
                        "too-large",
                        "'Large' has 1500 cases of 'Choice'",
                        choice(1_500) + "@Step String one(Choice in) { return \"\"; }\n"),
                refused(
                        "1,200 cases deep in a payload",
                        "too-large",
                        "'Large' has 1200 cases of 'Choice'",
                        choice(1_200)
                                + "record Deep(java.util.List<java.util.Map<String, Choice>> all) {}\n"
                                + "@WaitForSignal(timeout = \"1d\") String one(Optional<Deep> deep, Integer in) { return \"\"; }\n"),
                refused(
                        "2,600 waits",
                        "too-large",
                        "'Large' has 2600 nodes",
                        each(
                                2_600,
                                i -> "@WaitForSignal(timeout = \"1d\") void w%d(Optional<String> s, Integer in) {}\n"
                                        .formatted(i))));
    }

    @TestFactory
    List<DynamicTest> whatCannotBeCheckedTogetherIsRefused() {
        return List.of(
                refused(
                        "pairs of skipped steps",
                        "too-many-decisions",
                        "are too many to be checked together",
                        pairs(26)),
                refused("pairs of truths", "too-many-decisions", "are too many to be checked together", truths(26)),
                refused("1,500 ways", "too-many-decisions", "are too many to be checked together", fan(1_500)));
    }

    private static DynamicTest refused(String name, String id, String text, String members) {
        return DynamicTest.dynamicTest(name, () -> {
            Compilation compilation = compile(members);

            assertThat(compilation.errors()).as(compilation.report()).hasSize(1);
            assertThat(compilation.errors().get(0).message())
                    .startsWith("[lodestep/" + id + "] ")
                    .contains(text);
            assertThat(compilation.errors().get(0).line()).isEqualTo(6);
        });
    }

    @Test
    void sixtyDecisionsInEachOtherAreUnderstood() {
        String members =
                each(60, i -> """
                sealed interface D%1$d permits Stop%1$d, Go%1$d {}
                record Stop%1$d(int n) implements D%1$d {}
                record Go%1$d(int n) implements D%1$d {}
                @Step D%1$d decide%1$d(%2$s before) { return new Go%1$d(1); }
                @Step void stop%1$d(Stop%1$d stop) {}
                """.formatted(i, i == 0 ? "Integer" : "Go" + (i - 1))) + "@Step void end(Go59 last) {}\n";

        assertThat(compile(members).errors()).isEmpty();
    }

    @Test
    void fiveHundredWaysMeetAgain() {
        assertThat(compile(fan(500)).errors()).isEmpty();
    }

    @Test
    void fiveHundredConstantsMeetAgain() {
        String members = "enum Choice { " + each(500, i -> "C" + i + ", ") + "}\nrecord Done(int n) {}\n"
                + "@Step Choice choose(Integer in) { return Choice.C7; }\n"
                + each(
                        500,
                        i ->
                                "@Step(after = \"choose\", when = \"C%1$d\") Done on%1$d(Integer in) { return new Done(in); }\n"
                                        .formatted(i))
                + "@Step String end(Done done) { return \"\"; }\n";

        assertThat(compile(members).errors()).isEmpty();
    }

    @Test
    void enormousJavadocIsRead() {
        String line = " * Says {@link String} & <b>much</b> {@code */}. \n".replace("*/", "* /");
        String members = "/**\n" + line.repeat(30_000) + " */\n@Step String one(Integer in) { return \"\"; }\n";

        assertThat(compile(members).errors()).isEmpty();
    }

    /**
     * In javac such a type is waited for ({@code CompilationTest}). In ecj it stays missing in all rounds for whoever named it before it was
     * there, so the note is all that can be done.
     */
    @Test
    void aTypeThatAnotherProcessorGeneratesInTheSameRoundStaysMissingInEcjAndANoteSaysSo() {
        try (Compiler ecj = Compiler.ecj()) {
            Compilation compilation = ecj.compile(
                    List.of(new SourceText(
                            "Large", workflow("@Step MadeLater one(Integer in) { return new MadeLater(in); }\n"))),
                    List.of(new Making()));

            assertThat(compilation.errors()).isEmpty();
            assertThat(compilation.report())
                    .contains("nothing is generated for 'com.acme.Large': the type MadeLater is missing");
        }
    }

    private static Compilation compile(String members) {
        return JAVAC.compile(List.of(new SourceText("Large", workflow(members))), "-proc:only");
    }

    private static String workflow(String members) {
        return "package com.acme;\n\nimport dev.lodestep.*;\nimport java.util.*;\n@Workflow\nclass Large {\n" + members
                + "}\n";
    }

    private static String chain(int steps) {
        return each(
                steps,
                i -> "@Step%s void s%d(Integer in) {}\n".formatted(i == 0 ? "" : "(after = \"s" + (i - 1) + "\")", i));
    }

    private static String choice(int cases) {
        return "sealed interface Choice permits "
                + IntStream.range(0, cases).mapToObj(i -> "C" + i).collect(Collectors.joining(", ")) + " {}\n"
                + each(cases, i -> "record C%d(int n) implements Choice {}\n".formatted(i));
    }

    private static String fan(int ways) {
        return choice(ways) + "record Done(int n) {}\n@Step Choice choose(Integer in) { return new C7(in); }\n"
                + each(ways, i -> "@Step Done on%1$d(C%1$d chosen) { return new Done(1); }\n".formatted(i))
                + "@Step String end(Done done) { return \"\"; }\n";
    }

    /** First all decide, then for each what follows it decides again: whether any of these ran depends on all pairs at once. */
    private static String pairs(int pairs) {
        return each(pairs, i -> """
                record X%1$d(int n) {}
                record Y%1$d(int n) {}
                @Step%2$s X%1$d x%1$d(Integer in) { return new X%1$d(in); }
                @OnlyIf("x%1$d") boolean wantsX%1$d(Integer in) { return in > %1$d; }
                @Step(after = "x%3$d") @Parallel Y%1$d y%1$d(X%1$d x) { return new Y%1$d(1); }
                @OnlyIf("y%1$d") boolean wantsY%1$d(Integer in) { return in > %1$d; }
                @Step void w%1$d(Y%1$d y) {}
                """.formatted(i, i == 0 ? "" : "(after = \"x" + (i - 1) + "\")", pairs - 1))
                + "@Step(after = {" + names("w", pairs) + "}) void end() {}\n";
    }

    /** The same with truths that decide instead of steps that are skipped. */
    private static String truths(int pairs) {
        return each(pairs, i -> """
                @Step%2$s boolean x%1$d(Integer in) { return in > %1$d; }
                @Step(after = {"x%1$d", "x%3$d"}, when = "x%1$d.true") @Parallel boolean y%1$d(Integer in) { return in > %1$d; }
                @Step(after = "y%1$d", when = "true") void w%1$d() {}
                """.formatted(i, i == 0 ? "" : "(after = \"x" + (i - 1) + "\")", pairs - 1))
                + "@Step(after = {" + names("x", pairs) + ", " + names("y", pairs) + "}) @Parallel void rest() {}\n"
                + "@Step(after = {" + names("w", pairs) + "}) void end() {}\n";
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + prefix + i + "\"").collect(Collectors.joining(", "));
    }

    private static String each(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    /** Generates a record in the first round. */
    private static final class Making extends AbstractProcessor {
        private boolean done;

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
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("com.acme.MadeLater")
                        .openWriter()) {
                    writer.write("package com.acme; record MadeLater(int n) {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
