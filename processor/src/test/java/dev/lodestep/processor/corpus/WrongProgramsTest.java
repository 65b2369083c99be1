package dev.lodestep.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.corpus.Compilation.Said;
import dev.lodestep.processor.corpus.WrongProgram.Expectation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is wrong in a program is said where it is, once, and nothing else; by javac and by ecj alike. The programs about one id are compiled
 * together, as those of a project are.
 */
class WrongProgramsTest {
    private static final Compiler JAVAC = Compiler.javac();
    private static final Compiler ECJ = Compiler.ecj();

    /**
     * Faults that ecj reports without their line: for a record as such it has none, neither by {@code Messager} nor by any other part of the
     * API that processors have.
     */
    private static final List<String> WITHOUT_LINE_IN_ECJ =
            List.of("'DataAsWorkflow' cannot be a workflow: it is a record");

    @AfterAll
    static void close() {
        JAVAC.close();
        ECJ.close();
    }

    @TestFactory
    Stream<DynamicTest> javacSaysWhatIsWrong() throws IOException {
        return folders(JAVAC, (said, expected) -> isAt(said, expected));
    }

    @TestFactory
    Stream<DynamicTest> ecjSaysTheSame() throws IOException {
        return folders(
                ECJ,
                (said, expected) -> isAt(said, expected)
                        || WITHOUT_LINE_IN_ECJ.contains(expected.text())
                                && said.file().isEmpty());
    }

    private static boolean isAt(Said said, Expectation expected) {
        return said.file().equals(expected.file()) && said.line() == expected.line();
    }

    private static Stream<DynamicTest> folders(Compiler compiler, BiPredicate<Said, Expectation> place)
            throws IOException {
        Map<String, List<WrongProgram>> byFolder = WrongProgram.all().stream()
                .collect(Collectors.groupingBy(WrongProgram::folder, TreeMap::new, Collectors.toList()));
        return byFolder.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue(), compiler, place)));
    }

    private static void check(List<WrongProgram> programs, Compiler compiler, BiPredicate<Said, Expectation> place) {
        Compilation compilation =
                compiler.compile(programs.stream().map(WrongProgram::source).toList());
        List<Said> unexpected = new ArrayList<>(compilation.said().stream()
                .filter(each ->
                        each.kind() == Diagnostic.Kind.ERROR || each.message().startsWith("[lodestep"))
                .toList());
        List<Expectation> missing = new ArrayList<>();
        for (Expectation each : programs.stream()
                .flatMap(program -> program.expectations().stream())
                .toList()) {
            unexpected.stream()
                    .filter(said -> place.test(said, each) && fits(said, each))
                    .findFirst()
                    .ifPresentOrElse(unexpected::remove, () -> missing.add(each));
        }
        String found = "expected by hand, but not said by " + compiler + ":\n" + lines(missing)
                + "\nsaid, but not expected:\n" + lines(unexpected);
        assertThat(missing.isEmpty() && unexpected.isEmpty()).as(found).isTrue();
    }

    private static boolean fits(Said said, Expectation expected) {
        String first = said.message().lines().findFirst().orElse("");
        return first.startsWith("[lodestep/" + expected.id() + "] ") && first.contains(expected.text());
    }

    private static String lines(List<?> list) {
        return list.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
