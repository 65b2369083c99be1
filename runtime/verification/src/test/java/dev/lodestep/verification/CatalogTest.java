package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.WorkflowCatalog;
import dev.lodestep.runtime.WorkflowNotGeneratedException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools find every workflow of a class path, and are told when the processor did not run. */
class CatalogTest {
    @TempDir
    Path folder;

    @Test
    void the_catalog_finds_the_workflows_of_this_module() {
        WorkflowCatalog catalog = WorkflowCatalog.load();

        assertThat(catalog.definitions())
                .extracting(definition -> definition.version().toString())
                .anyMatch(name -> name.contains(OrderFulfilment.class.getName()))
                .anyMatch(name -> name.contains(OrderWithReview.class.getName()))
                .anyMatch(name -> name.contains(InsuranceClaim.class.getName()));
        assertThat(catalog.definitionOf(InsuranceClaim.class)).isSameAs(InsuranceClaimMachine.DEFINITION);
    }

    @Test
    void a_class_that_was_compiled_without_the_processor_is_told_what_to_do() throws Exception {
        Class<?> compiled = compileWithoutProcessor("""
                import dev.lodestep.*;
                @Workflow
                public class Forgotten {
                    @Step public String only() { return "x"; }
                }
                """);

        assertThatThrownBy(() -> WorkflowCatalog.load(compiled.getClassLoader()).definitionOf(compiled))
                .isInstanceOf(WorkflowNotGeneratedException.class)
                .hasMessageContaining("no generated machine for Forgotten")
                .hasMessageContaining("the annotation processor did not run")
                .hasMessageContaining("annotationProcessorPaths")
                .hasMessageContaining("dev.lodestep:lodestep-processor")
                .hasMessageContaining("Gradle");
    }

    private Class<?> compileWithoutProcessor(String source) throws IOException, ClassNotFoundException {
        Path file = Files.writeString(folder.resolve("Forgotten.java"), source);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        int exit = javac.run(
                null, null, null, "-proc:none", "-cp", Processes.classPath(), "-d", folder.toString(), file.toString());
        assertThat(exit).isZero();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CatalogTest.class.getClassLoader());
        return loader.loadClass("Forgotten");
    }
}
