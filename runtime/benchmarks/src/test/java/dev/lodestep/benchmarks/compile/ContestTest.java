package dev.lodestep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
    private static final List<Path> CLASS_PATH = Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .toList();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Contest contest =
            new Contest(subject -> CLASS_PATH, new PrintStream(text, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void every_subject_generates_sources_that_compile() throws Exception {
        Costs costs = contest.run(Plan.QUICK, Optional.empty());

        assertThat(text.toString(StandardCharsets.UTF_8).lines()).hasSize(6);
        assertThat(costs.table().lines()).hasSize(7);
        assertThat(costs.line(1))
                .startsWith("RESULT name=compile-time n=4 rounds=1 ms_per_workflow=")
                .contains(" ratio_to_autovalue=", " ratio_to_dagger=", " growth_from_n=2 growth=");
    }

    @Test
    void what_is_compiled_to_disk_is_deleted_again() throws Exception {
        Costs costs = contest.run(new Plan(List.of(1), 1, 0, 1), Optional.of(folder));

        assertThat(costs.table()).contains("LODESTEP", "AUTO_VALUE", "DAGGER");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
