package dev.lodestep.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** The rooms of the processor, and who may know what. */
class ArchitectureTest {
    private static final String ROOT = "dev.lodestep.processor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theRulesKnowNothingOfTheCompiler() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".model", ROOT + ".graph", ROOT + ".check", ROOT + ".diagnostic", ROOT + ".codec")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..", "com.sun..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEmittersKnowHowSourcesAreWritten() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".emit")
                .and()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage("com.palantir..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir..")
                .check(CLASSES);
    }

    @Test
    void readingAndWritingDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".read")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".emit")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".emit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".read")
                .check(CLASSES);
    }

    @Test
    void nothingIsSharedWithTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lodestep.runtime..")
                .check(CLASSES);
    }

    /** The one that claims nothing must be asked first: a claimed annotation is not offered to others. */
    @Test
    void theIndexIsAskedBeforeTheAnnotationsAreClaimed() {
        assertThat(ServiceLoader.load(Processor.class).stream()
                        .map(each -> each.type().getName())
                        .filter(each -> each.startsWith(ROOT)))
                .containsExactly(WorkflowIndexProcessor.class.getName(), WorkflowProcessor.class.getName());
    }
}
