package dev.lodestep.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and programs that nobody means: both compilers come to an end with errors of a user's program, never with one of Lodestep. */
@Timeout(60)
class WeirdInputTest {
    private static final Compiler JAVAC = Compiler.javac();
    private static final Compiler ECJ = Compiler.ecj();

    @AfterAll
    static void close() {
        JAVAC.close();
        ECJ.close();
    }

    /** Above the bar: the ids that are reported, in the order of the source; below: annotations of and parameters of the node 'two'. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-step | @Step(after = {\"\"}) | A a",
                "unknown-step,unknown-step | @Step(after = {\"one\", \"\", \" \"}) | A a",
                "unknown-step | @Step(after = \"one\\n\") | A a",
                "unknown-step | @Step(after = \"'one' <b>&amp;\\u0000\") | A a",
                " | @Step(after = {\"one\", \"one\", \"one\"}) | A a",
                " | @Step(after = {}, when = {}, ends = {}, aborts = {}) | A a",
                " | @Step(name = \"\") | A a",
                " | @Step(name = \"two steps, \\\"quoted\\\" and 100 %\") | A a",
                "duplicate-name | @Step(name = \"one\") | A a",
                "duplicate-name | @Step(name = \"two#2\") | A a",
                "duplicate-name | @Step(name = \"~two\") | A a",
                "duplicate-name | @Step(name = \"a/b\") | A a",
                "duplicate-name | @Step(name = \"line\\nbreak\") | A a",
                "duplicate-name | @Step(name = \"bell\\u0007\") | A a",
                "duplicate-name | @Step(name = \" \") | A a",
                "unknown-case | @Step(ends = \"\") | A a",
                "unknown-case | @Step(when = \"\") | A a",
                "unknown-case | @Step(when = \".\") | A a",
                "unknown-case | @Step(after = \"one\", when = \"one.\") | A a",
                "unknown-case,unknown-case | @Step(aborts = {\"X\", \"Y\"}) | A a",
                "unknown-step | @Step | @From(\"\") A a",
                "unknown-step | @Step | @From({\"one\", \"\"}) List<A> a",
                " | @Step | @From({\"one\", \"one\"}) List<A> a",
                "bad-race | @Step @FirstOf(\"\") | A a",
                "bad-limit | @Step @Concurrency(limit = Integer.MIN_VALUE, key = \"\\u0000\") | A a",
                "bad-limit | @Step @RateLimit(\"\") | A a",
                "bad-limit | @Step @RateLimit(\"99999999999999999999/s\") | A a",
                "bad-limit | @Step @RateLimit(\"-1/s\") | A a",
                "bad-duration | @Step @Timeout(\"99999999999999999999d\") | A a",
                "bad-duration | @Step @Timeout(\"\\u0663s\") | A a",
                "bad-duration | @Step @Timeout(\"P1Y\") | A a",
                "bad-retry | @Step @Retry(factor = 0.0 / 0.0) | A a",
                "bad-retry | @Step @Retry(jitter = 1 / 0.0) | A a",
                "unknown-step | @Step @Repeat(from = \"\\t\", max = 3) | A a",
                "child-mismatch | @Child(int.class) | A a",
                "child-mismatch | @Child(String[].class) | A a",
                "child-mismatch | @Child(void.class) | A a",
                "child-mismatch | @Child(Optional.class) | A a",
            })
    void valuesThatNobodyMeans(String row) {
        String[] parts = row.split(" \\| ", -1);
        String source = """
                package com.acme;

                import dev.lodestep.*;
                import java.util.*;

                @Workflow
                class Weird {
                    record In(int n) {}
                    record A(int n) {}
                    record B(int n) {}

                    @Step
                    A one(In in) {
                        return new A(1);
                    }

                    %s
                    B two(%s) {
                        return new B(1);
                    }
                }
                """.formatted(parts[1], parts[2]);
        for (Compiler compiler : List.of(JAVAC, ECJ)) {
            Compilation compilation = compiler.compile(List.of(new SourceText("Weird", source)));

            assertThat(ids(compilation))
                    .as("%s, %s", compiler, compilation.report())
                    .isEqualTo(parts[0].strip());
        }
    }

    /** The ids of the errors; an error of another kind whole. */
    private static String ids(Compilation compilation) {
        return compilation.errors().stream()
                .map(each -> each.message().startsWith("[lodestep/")
                        ? each.message().substring(10, each.message().indexOf(']'))
                        : each.message())
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Workflow(name = \"../../outside\")",
                "@Workflow(name = \"/etc/passwd\")",
                "@Workflow(name = \"line\\nbreak\")",
                "@Workflow(name = \"null\\u0000\")",
                "@Workflow(name = \" \")",
            })
    void namesThatNoFileCanHave(String annotation) {
        String source = "package com.acme; import dev.lodestep.*;\n" + annotation
                + " class Weird { @Step String one(Integer in) { return \"\"; } }";
        for (Compiler compiler : List.of(JAVAC, ECJ)) {
            Compilation compilation = compiler.compile(List.of(new SourceText("Weird", source)));

            assertThat(ids(compilation))
                    .as("%s, %s", compiler, compilation.report())
                    .isEqualTo("duplicate-name");
        }
    }

    /** Whatever a compiler itself says about these, nothing is said about the processor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Workflow class Weird extends Weird { @Step String one(Integer in) { return \"\"; } }",
                "@Workflow class Weird extends Other { @Step String one(Integer in) { return \"\"; } } class Other extends Weird {}",
                "@Workflow class Weird { sealed interface S permits S {} @Step S one(Integer in) { return null; } }",
                "@Workflow class Weird { sealed interface S permits T {} sealed interface T extends S permits S {} @Step S one(Integer in) { return null; } }",
                "@Workflow class Weird { sealed interface S {} @Step S one(Integer in) { return null; } }",
                "@Workflow class Weird extends Missing<Gone> implements Lost { @Step Nowhere one(Never in) throws Unseen { return null; } }",
                "@Workflow class Weird { @Step Missing one(Integer in) { return null; } @Step(after = \"two\") String two(Missing m, List<Gone> g) { return null; } }",
                "@Workflow class Weird { record R(Missing m) {} @Step R one(Integer in) { return null; } }",
                "@Workflow class Weird { @Missing @Step String one(@Gone Integer in) { return null; } }",
                "@Workflow(input = Missing.class) class Weird { @Step @Retry(on = Gone.class) String one(Integer in) { return null; } @Child(Lost.class) String two(String s) { return s; } }",
                "@Workflow(nothing = 1) class Weird { @Step(after = 7, name = null) String one(Integer in) { return \"\"; } }",
                "@Workflow class Weird { @Step(after = X) String one(Integer in) { return \"\"; } @Timeout(UNIT) @Step String two(String in) { return in; } }",
                "@Workflow(version = \"one\") class Weird { @Step String one(Integer in) { return \"\"; } @Repeat(max = MANY) @Step int two(String in) { return 1; } }",
                "@Workflow class Weird { @Step @Retry String one(Integer in) { return \"\"; } @Step @Repeat int two(String s) { return 1; } }",
                "@Workflow @Workflow class Weird { @Step @Step String one(Integer in) { return \"\"; } }",
                "@Workflow class Weird { @Step String one(Integer in) { return \"\" } }",
                "@Workflow class Weird { @Step String one(Integer in { return \"\"; }",
                "@Workflow class Weird { @Step(after = ) String one(Integer ) { } @Step",
                "@Workflow class Weird { @Step one(Integer in) { return 1; } @Step void (String s) {} }",
                "@Workflow class Weird { @Step String one(Integer in) { return \"\"; } @Step String one(Integer in) { return \"\"; } }",
                "@Workflow class Weird { @Step void one(void v, Integer in) {} }",
                "@Workflow class Weird { @Step Optional<Optional<?>>[] one(Map<?, ? super Integer> in, int... more) { return null; } }",
                "@Workflow class Weird { @Step Map.Entry<String, Integer> one(Class<?> in) { return null; } @Step Weird two(Map.Entry<String, Integer> e) { return this; } }",
                "@Workflow class Weird<T extends Weird<T>> { @Step T one(T in) { return in; } }",
                "@Workflow class Weird { class Inner<T> { class Deep { T t; } } @Step Inner<String>.Deep one(Integer in) { return null; } }",
                "@Workflow class Weird { record R(R r, List<R> rs, Map<String, R[]> m, Optional<R> o) {} @Step R one(R in) { return in; } }",
                "@Workflow class Weird { record A<T>(B<T> b) {} record B<T>(Optional<A<T>> a) {} @Step A<String> one(Integer in) { return null; } }",
                "@Workflow class Weird { enum E {} sealed interface S permits E2 {} enum E2 implements S {} @Step E one(Integer in) { return null; } @Step S two(E e) { return null; } }",
                "@Workflow @interface Weird { @Step String one(); }",
                "class Outer { void method() { @Workflow class Weird { @Step String one(Integer in) { return \"\"; } } } }",
                "class Outer { Object o = new Object() { @Step String one(Integer in) { return \"\"; } }; }",
                "@Workflow class Weird { { class L { @Step void x() {} } } @Step String one(Integer in) { return \"\"; } }",
            })
    void programsThatNobodyMeans(String program) {
        String source = "package com.acme;\nimport dev.lodestep.*;\nimport java.util.*;\n" + program + "\n";
        for (Compiler compiler : List.of(JAVAC, ECJ)) {
            Compilation compilation = compiler.compile(List.of(new SourceText("Weird", source)));

            assertThat(compilation.said())
                    .as("%s, %s", compiler, program)
                    .noneMatch(each -> isAboutTheProcessor(each.message()));
        }
    }

    private static boolean isAboutTheProcessor(String message) {
        return message.contains("the processor failed")
                || message.contains("Exception in")
                || message.contains("\tat ")
                || message.contains("threw uncaught exception")
                || message.contains("java.lang.") && message.contains("Exception:");
    }

    @ParameterizedTest
    @CsvSource({"2, ''", "40, ''", "150, not-persistable"})
    void genericsOfAnyDepth(int depth, String expected) {
        List<String> types = new ArrayList<>();
        for (String generic : List.of("List<", "Box<", "Map<String, ")) {
            types.add(generic.repeat(depth) + "Integer" + ">".repeat(depth));
        }
        String source = """
                package com.acme;
                import dev.lodestep.*;
                import java.util.*;
                @Workflow
                class Weird {
                    record Box<T>(T value) {}
                    @Step %2$s one(%1$s in) { return null; }
                    @Step %3$s two(%2$s in) { return null; }
                }
                """.formatted(types.toArray());
        Compilation compilation = JAVAC.compile(List.of(new SourceText("Weird", source)), "-proc:only");

        assertThat(ids(compilation)).isEqualTo(expected);
    }
}
