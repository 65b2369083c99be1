package dev.lodestep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
    private static final List<Path> CLASS_PATH = Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .toList();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Contest contest;

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        contest = new Contest(subject -> CLASS_PATH, new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    @Test
    void every_subject_generates_sources_that_compile() throws Exception {
        Costs costs = contest.run(Plan.QUICK, new WarmJavac(Optional.empty()));

        assertThat(text.toString(StandardCharsets.UTF_8).lines()).hasSize(6);
        assertThat(costs.table().lines()).hasSize(7);
        assertThat(costs.line("warm", 1))
                .startsWith("RESULT name=compile-time mode=warm n=4 rounds=1 ms_per_workflow=")
                .contains(" ratio_to_autovalue=", " ratio_to_dagger=", " growth_from_n=2 growth=");
    }

    @Test
    void what_is_compiled_to_disk_is_deleted_again() throws Exception {
        Costs costs = contest.run(new Plan(List.of(1), 1, 0, 1), new WarmJavac(Optional.of(folder)));

        assertThat(costs.table()).contains("LODESTEP", "AUTO_VALUE", "DAGGER");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_compiler_of_its_own_process_generates_the_same() throws Exception {
        Path classes = Path.of(ColdMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Map<String, String> sources = Subject.LODESTEP.annotated(1);

        try (ColdJavac cold = new ColdJavac(folder, classes);
                WarmJavac warm = new WarmJavac(Optional.empty())) {
            Compiler.Compiled anew = cold.compile(sources, CLASS_PATH, true);
            Compiler.Compiled here = warm.compile(sources, CLASS_PATH, true);

            assertThat(anew.generated()).isEqualTo(here.generated()).hasSize(3);
            assertThat(anew.files()).isEqualTo(here.files());
            assertThat(anew.cpuNanos()).isPositive();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_does_not_compile_is_told() {
        Path classes = folder.resolve("nothing");
        assertThatThrownBy(() -> new ColdJavac(folder, classes).compile(Map.of("A.java", "class B"), CLASS_PATH, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the sources do not compile: ");
    }
}
