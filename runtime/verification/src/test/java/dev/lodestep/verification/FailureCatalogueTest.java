package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Keeps {@code CATALOGUE.md} true as far as a program can: every failure has its row, and each row's tests are there under their names. */
class FailureCatalogueTest {
    private static final int FAILURES = 38;
    private static final int SHORTEST_REASON = 40;
    private static final Pattern ROW = Pattern.compile("^\\| F(\\d+) \\|(.*)\\|(.*)\\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern METHOD =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
    private static final String NOT_TESTED = "Not tested:";

    private static final Path VERIFICATION = Path.of("").toAbsolutePath();

    private record Row(int number, String happens, String does, String shown) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(VERIFICATION.resolve("CATALOGUE.md")))
                .results()
                .map(one -> new Row(
                        Integer.parseInt(one.group(1)),
                        one.group(2).strip(),
                        one.group(3).strip(),
                        one.group(4).strip()))
                .toList();
    }

    /** The test methods of each class: of the tests of all modules and samples, and of the rules that every store is held to. */
    private static Map<String, Set<String>> tests() throws IOException {
        Path root = VERIFICATION.getParent().getParent();
        Map<String, Set<String>> tests = new HashMap<>();
        for (Path part : List.of(root.resolve("runtime"), root.resolve("samples"))) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file :
                        files.filter(FailureCatalogueTest::mayHaveTests).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    tests.computeIfAbsent(name, key -> new HashSet<>()).addAll(methods(Files.readString(file)));
                }
            }
        }
        return tests;
    }

    private static boolean mayHaveTests(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && (path.contains("/src/test/") || path.endsWith("Rules.java"));
    }

    private static Set<String> methods(String source) {
        return METHOD.matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void every_failure_has_one_row_that_says_what_happens_and_what_is_done() throws IOException {
        List<Row> rows = rows();

        assertThat(rows)
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FAILURES).boxed().toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.happens()).isNotEmpty();
            assertThat(row.does()).isNotEmpty();
        });
    }

    @Test
    void every_row_names_tests_that_are_there_or_says_why_there_is_none() throws IOException {
        Map<String, Set<String>> tests = tests();
        SoftAssertions named = new SoftAssertions();
        for (Row row : rows()) {
            List<MatchResult> references = references(row);
            for (MatchResult reference : references) {
                named.assertThat(tests.getOrDefault(reference.group(1), Set.of()))
                        .as("F%d names %s", row.number(), reference.group())
                        .contains(reference.group(2));
            }
            if (references.isEmpty()) {
                named.assertThat(row.shown())
                        .as("F%d has no test, and a reason", row.number())
                        .startsWith(NOT_TESTED)
                        .hasSizeGreaterThan(SHORTEST_REASON);
            }
        }
        named.assertAll();
    }

    private static List<MatchResult> references(Row row) {
        return TEST.matcher(row.shown()).results().toList();
    }

    @Test
    void the_search_finds_tests_as_they_are_written_here() throws IOException {
        Map<String, Set<String>> tests = tests();

        assertThat(tests.get("FailureCatalogueTest")).contains("the_search_finds_tests_as_they_are_written_here");
        assertThat(tests.get("RaceRules")).contains("of_64_threads_that_start_the_same_ids_one_wins_each");
        assertThat(tests.get("CrashSweepTest")).contains("a_death_at_any_call_changes_nothing_on_SQLite", "sweep");
        assertThat(tests.get("CancelTest")).contains("running").doesNotContain("cancelled");
    }
}
