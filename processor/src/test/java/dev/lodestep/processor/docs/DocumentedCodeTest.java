package dev.lodestep.processor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lodestep.processor.WorkflowIndexProcessor;
import dev.lodestep.processor.WorkflowProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What a newcomer copies from the pages compiles, without a warning, and what they print of the compiler is what it says. */
class DocumentedCodeTest {
    private static final String README = "../README.md";
    private static final String LANGUAGE = "docs/language.md";
    private static final String IMPORTS = """
            import dev.lodestep.runtime.*;
            import java.nio.file.*;
            import java.time.*;
            """;

    @Test
    void theReadmeCompiles() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>(given());
        List<String> blocks = Page.at(README).blocks("java");
        for (int i = 0; i < blocks.size(); i++) {
            String block = blocks.get(i);
            sources.add(
                    block.startsWith("package ")
                            ? JavaFileObjects.forSourceString("shop.Checkout", block)
                            : Page.statements("Block" + i, "shop", IMPORTS, block));
        }

        assertThat(compile(sources).diagnostics()).isEmpty();
    }

    @Test
    void theReadmeShowsWhatTheCompilerSays() throws IOException {
        Page page = Page.at(README);
        String without = page.blockWith("java", "class Checkout").replaceFirst("(?m)^ +@Step Refund refund.*$", "");
        List<JavaFileObject> sources = new ArrayList<>(given());
        sources.add(JavaFileObjects.forSourceString("shop.Checkout", without));

        Diagnostic<?> error = compile(sources).errors().get(0);

        List<String> shown = new ArrayList<>(
                page.blockWith("", "[lodestep/unhandled-case]").lines().toList());
        List<String> source = shown.subList(1, 3);
        assertThat(source.get(0)).isEqualTo(without.lines().toList().get((int) error.getLineNumber() - 1));
        assertThat(source.get(1).indexOf('^')).isEqualTo((int) error.getColumnNumber() - 1);
        source.clear();
        String said = "Checkout.java:" + error.getLineNumber() + ": error: " + error.getMessage(Locale.ROOT);
        assertThat(shown).containsExactlyElementsOf(said.lines().toList());
    }

    @Test
    void theLanguageCompiles() throws IOException {
        List<String> blocks = Page.at(LANGUAGE).blocks("java");
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            sources.add(Page.file("Block" + i, "language", blocks.get(0), blocks.get(i)));
        }

        assertThat(compile(sources).diagnostics()).isEmpty();
    }

    @Test
    void theLanguageHasAnExampleOfEveryAnnotation() throws IOException {
        String examples = String.join("\n", Page.at(LANGUAGE).blocks("java"));

        try (Stream<Path> files = Files.list(Path.of("../annotations/src/main/java/dev/lodestep"))) {
            assertThat(files.filter(DocumentedCodeTest::isAnnotation)
                            .map(each -> each.getFileName().toString().replace(".java", "")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(name -> assertThat(examples).containsPattern("@" + name + "\\b"));
        }
    }

    private static boolean isAnnotation(Path file) {
        try {
            return Files.readString(file).contains("public @interface ");
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static List<JavaFileObject> given() {
        return Stream.of("Given", "SqliteStore", "PostgresStore", "CrashMatrix", "TestWorld", "Effects")
                .map(each -> JavaFileObjects.forResource("docs/" + each + ".java"))
                .toList();
    }

    private static Compilation compile(List<JavaFileObject> sources) {
        return Compiler.javac()
                .withProcessors(new WorkflowProcessor(), new WorkflowIndexProcessor())
                .compile(sources);
    }
}
