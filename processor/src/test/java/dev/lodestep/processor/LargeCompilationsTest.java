package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workflows beyond what one Java method or class can hold compile in pieces and run; what cannot be held at all is refused. */
class LargeCompilationsTest {
    private static final String HEAD = """
            package com.acme;
            import dev.lodestep.*;
            import java.util.*;
            """;

    @Test
    void fiveHundredStepsOfTheirOwnTypesRun() throws Exception {
        int steps = 500;
        String driver = """
                package com.acme;
                public final class Driven {
                    public static String run() throws Exception {
                        var outcome = ChainMachine.of(new Chain()).run("t");
                        return ChainClient.Node.valueOf("STEP%d") + " " + outcome;
                    }
                }
                """.formatted(steps - 1);
        assertThat(Driver.runAll(new Javac().strict().source(chain(steps)).source(driver), "com.acme.Driven"))
                .contains("STEP499", "T499[number=499, text=t]");
    }

    @Test
    void twoThousandStepsRun() throws Exception {
        String workflow = HEAD + "@Workflow class Cart {\n    record Basket(int n) {}\n"
                + "    @Step Basket step0(Basket in) { return in; }\n"
                + IntStream.range(1, 2_000)
                        .mapToObj(i ->
                                "    @Step(after = \"step%d\") Basket step%d(Basket in) { return new Basket(in.n() + 1); }\n"
                                        .formatted(i - 1, i))
                        .collect(Collectors.joining())
                + "}\n";

        assertThat(Driver.run(workflow, "return CartMachine.of(new Cart()).run(new Cart.Basket(0)).toString();"))
                .contains("Basket[n=1999]");
    }

    private static String chain(int steps) {
        return HEAD + "@Workflow class Chain {\n"
                + IntStream.range(0, steps)
                        .mapToObj(i -> """
                                record T%1$d(int number, String text) {}
                                @Step T%1$d step%1$d(%2$s) { return new T%1$d(%1$d, "t"); }
                                @Compensate("step%1$d") void undo%1$d(T%1$d made) {}
                            """.formatted(i, i == 0 ? "String in" : "T" + (i - 1) + " before"))
                        .collect(Collectors.joining())
                + "}\n";
    }

    @Test
    void hundredsOfCasesMeetAgain() throws Exception {
        int cases = 300;
        String workflow = HEAD + "@Workflow class Fan {\n    sealed interface Choice permits "
                + IntStream.range(0, cases).mapToObj(i -> "C" + i).collect(Collectors.joining(", ")) + " {}\n"
                + IntStream.range(0, cases).mapToObj(i -> """
                                record C%1$d(int n) implements Choice {}
                                @Step Done on%1$d(C%1$d chosen) { return new Done("by %1$d"); }
                            """.formatted(i)).collect(Collectors.joining())
                + """
                    record Done(String text) {}
                    @Step Choice choose(Integer in) { return new C7(in); }
                    @Step String end(Done done) { return done.text(); }
                }
                """;

        assertThat(Driver.run(workflow, "return FanMachine.of(new Fan()).run(1).toString();"))
                .contains("by 7");
    }

    @Test
    void tooManyNodesAreRefused() throws IOException {
        Javac.Result result = new Javac().source(chain(2_501)).compile();

        Golden.check(Golden.folder("diagnostics").resolve("too-large.txt"), result.report());
        assertThat(result.diagnostics()).hasSize(1);
    }

    @Test
    void tooManyCasesAreRefused() throws IOException {
        String workflow = HEAD + "@Workflow class Fan {\n    sealed interface Choice permits "
                + IntStream.range(0, 1_001).mapToObj(i -> "C" + i).collect(Collectors.joining(", ")) + " {}\n"
                + IntStream.range(0, 1_001)
                        .mapToObj(i -> "    record C%d(int n) implements Choice {}\n".formatted(i))
                        .collect(Collectors.joining())
                + "    @Step Choice choose(Integer in) { return new C7(in); }\n}\n";
        Javac.Result result = new Javac().source(workflow).compile();

        Golden.check(Golden.folder("diagnostics").resolve("too-large-cases.txt"), result.report());
        assertThat(result.diagnostics()).hasSize(1);
    }

    @Test
    void tooManyDecisionsAreRefused() throws IOException {
        StringBuilder workflow = new StringBuilder(HEAD + "@Workflow class Maze {\n    record R0(int n) {}\n"
                + "    @Step R0 s0(Integer in) { return new R0(in); }\n");
        int steps = 1_200;
        for (int i = 1; i < steps; i++) {
            workflow.append("""
                        record R%1$d(int n) {}
                        @Step(after = "s%2$d") R%1$d s%1$d(Integer in) { return new R%1$d(in); }
                        @OnlyIf("s%1$d") boolean p%1$d(Integer in) { return in > %1$d; }
                        @Step(after = "s%3$d") void u%1$d(Optional<R%1$d> maybe, R%1$d sure) {}
                    """.formatted(i, i - 1, steps - 1));
        }
        Javac.Result result = new Javac().source(workflow + "}\n").compile();

        Golden.check(Golden.folder("diagnostics").resolve("too-many-decisions.txt"), result.report());
        assertThat(result.diagnostics()).hasSize(1);
    }
}
