package dev.lodestep.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Model, graph and rules know nothing of javac, and build on each other in one direction. */
class PureHalfTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lodestep.processor");

    @Test
    void nothingOfJavacIsSeen() {
        noClasses()
                .that()
                .resideInAnyPackage("..processor.model", "..processor.graph", "..processor.check")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..", "com.sun..")
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingOfWhatIsMadeOfIt() {
        noClasses()
                .that()
                .resideInAPackage("..processor.model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..processor.graph", "..processor.check", "..processor.diagnostic")
                .check(CLASSES);
    }

    @Test
    void theGraphHoldsNoTextsAndTheTextsNoGraph() {
        noClasses()
                .that()
                .resideInAPackage("..processor.graph")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..processor.diagnostic", "..processor.check")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..processor.diagnostic")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..processor.graph", "..processor.check")
                .check(CLASSES);
    }

    @Test
    void thePackagesHaveNoCycle() {
        slices().matching("dev.lodestep.processor.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
