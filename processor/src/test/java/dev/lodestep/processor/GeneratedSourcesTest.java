package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated files of a few workflows, whole: they are read by users, so they are read by us. */
class GeneratedSourcesTest {
    @ParameterizedTest
    @ValueSource(strings = {"OrderFulfilment", "Claims", "Documents", "Family", "Ping"})
    void areAsWritten(String workflow) throws IOException {
        Javac.Result result = generate(workflow);

        for (String file : generatedBy(result)) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (name.contains(workflow + "_") || name.contains(workflow + ".S") || name.contains(workflow + ".A")) {
                continue; // a child's
            }
            Golden.check(Golden.folder("generated").resolve(workflow).resolve(name + ".golden"), result.text(file));
        }
    }

    @Test
    void aStepCostsAFewLines() {
        assertThat(lines(10) - lines(2)).isLessThanOrEqualTo(8 * 16);
        assertThat(lines(8)).isLessThanOrEqualTo(300);
    }

    /** How many lines are generated for a chain of steps, each with a record of its own. */
    private static long lines(int steps) {
        StringBuilder source =
                new StringBuilder("package com.acme;\nimport dev.lodestep.*;\n@Workflow class Chain {\n");
        for (int i = 0; i < steps; i++) {
            String before = i == 0 ? "String in" : "R" + (i - 1) + " before";
            source.append("record R%1$d(int number, String text) {} @Step R%1$d step%1$d(%2$s) { return null; }\n"
                    .formatted(i, before));
        }
        Javac.Result result = new Javac().strict().source(source + "}").compile();
        assertThat(result.report()).isEmpty();
        return generatedBy(result).stream()
                .filter(each -> each.endsWith(".java"))
                .mapToLong(each -> result.text(each).lines().count())
                .sum();
    }

    private static Javac.Result generate(String workflow) throws IOException {
        Path source = Golden.folder("generated").resolve(workflow + ".java");
        Javac.Result result =
                new Javac().strict().source(Files.readString(source)).compile();
        assertThat(result.report()).isEmpty();
        return result;
    }

    private static List<String> generatedBy(Javac.Result result) {
        return result.files().keySet().stream()
                .filter(each -> !each.endsWith(".class") && !each.contains("META-INF/services"))
                .toList();
    }
}
