package dev.lodestep.processor.picture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A picture is drawn without a compiler, a workflow, a font or a file. */
class PurePictureTest {
    @Test
    void nothingButJavaItselfIsNeeded() {
        classes()
                .that()
                .resideInAPackage("dev.lodestep.processor.picture")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.lodestep.processor.picture", "java.lang..", "java.util..", "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.lodestep.processor.picture"));
    }
}
