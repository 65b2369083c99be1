package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The picture beside the JSON and the Mermaid shows how a workflow flows, and no more than can be read. */
class WorkflowPictureTest {
    private static final String TYPES = """
            record A(int a) {}
            record B(int b) {}
            record C(int c) {}
            sealed interface Answer permits Yes, No {}
            record Yes(int y) implements Answer {}
            record No(int n) implements Answer {}
            """;

    @Test
    void conditionsAreOnTheirWays() {
        String svg = picture("""
                @Step Answer ask(A a) { return null; }
                @Step void thank(Yes yes) {}
                @Step void regret(No no) {}
                """);

        assertThat(between(svg, "ask", "thank")).contains("edge flow").contains(">Yes</text>");
        assertThat(between(svg, "ask", "regret")).contains("edge flow").contains(">No</text>");
    }

    @Test
    void orderWithoutAValueIsDashed() {
        String svg = picture("""
                @Step B first(A a) { return null; }
                @Step(after = "first") void second(A a) {}
                """);

        assertThat(between(svg, "first", "second")).contains("edge order");
    }

    @Test
    void aValueFromFurtherBackIsThin() {
        String svg = picture("""
                @Step B first(A a) { return null; }
                @Step C second(B b) { return null; }
                @Step void third(B b, C c) {}
                """);

        assertThat(between(svg, "first", "third")).contains("edge value");
        assertThat(between(svg, "second", "third")).contains("edge flow");
    }

    @Test
    void theWayRoundWhatMayBeSkippedIsAWay() {
        String svg = picture("""
                @Step B first(A a) { return null; }
                @Step C second(B b) { return null; }
                @OnlyIf("second") boolean wanted(A a) { return true; }
                @Step void third(B b, java.util.Optional<C> c) {}
                """);

        assertThat(between(svg, "first", "third")).contains("edge flow");
    }

    @Test
    void waitsAreRoundAndSayWhenTheyRun() {
        String svg = picture("""
                @Step B first(A a) { return null; }
                @WaitForSignal(after = "first", timeout = "1h") Answer answer(java.util.Optional<C> c) { return null; }
                @Step void thank(Yes yes) {}
                @Step void regret(No no) {}
                """);

        assertThat(svg)
                .contains("<g id=\"node-answer\" class=\"node wait\" data-name=\"answer\">\n"
                        + "<title>answer: waits for a signal; runs always</title>");
    }

    @Test
    void largeWorkflowsShowTheFlowWithoutDistantValues() {
        StringBuilder nodes = new StringBuilder("@Step B n0(A a) { return null; }\n");
        for (int i = 1; i < 30; i++) {
            nodes.append("@Step(after = \"n")
                    .append(i - 1)
                    .append("\") void n")
                    .append(i)
                    .append("(B b) {}\n");
        }
        String svg = picture(nodes.toString());

        assertThat(svg).doesNotContain("edge value").contains("data-from=\"n28\" data-to=\"n29\"");
    }

    private static String picture(String methods) {
        Javac.Result result = new Javac()
                .source("package com.acme;\nimport dev.lodestep.*;\n@Workflow(version = 1)\npublic class Shown {\n"
                        + methods + TYPES + "}\n")
                .compile();
        assertThat(result.report()).doesNotContain("ERROR");
        return result.text("META-INF/lodestep/com.acme.Shown.v1.svg");
    }

    private static String between(String svg, String from, String to) {
        String ends = "data-from=\"" + from + "\" data-to=\"" + to + "\"";
        assertThat(svg).contains(ends);
        int start = svg.lastIndexOf("<g", svg.indexOf(ends));
        return svg.substring(start, svg.indexOf("</g>", start));
    }
}
