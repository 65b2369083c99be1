package dev.lodestep.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The architecture of the runtime")
class ArchitectureTest {
    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.lodestep.runtime");

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "named " + String.join(", ", names),
                type -> java.util.List.of(names).contains(type.getSimpleName()));
    }

    private static void holds(ArchRule rule) {
        rule.check(RUNTIME);
    }

    @Test
    @DisplayName("lets only the system environment read clocks, draw random numbers and make threads")
    void environment() {
        DescribedPredicate<JavaClass> others = DescribedPredicate.not(are(named(
                "SystemEnvironment",
                "VirtualThreads",
                "Stores"))); // Stores hands the system's clock to the memory store
        holds(noClasses().that(others).should().callMethod(System.class, "currentTimeMillis"));
        holds(noClasses().that(others).should().callMethod(System.class, "nanoTime"));
        holds(noClasses().that(others).should().callMethod(Instant.class, "now"));
        holds(noClasses().that(others).should().callMethod(InstantSource.class, "system"));
        holds(noClasses().that(others).should().callMethod(Thread.class, "sleep", long.class));
        holds(noClasses().that(others).should().callMethod(UUID.class, "randomUUID"));
        holds(noClasses().that(others).should().callConstructor(Thread.class, Runnable.class));
        holds(noClasses()
                .that(others)
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        Random.class,
                        ThreadLocalRandom.class,
                        Executors.class,
                        ThreadFactory.class,
                        java.time.Clock.class)));
    }

    @Test
    @DisplayName("uses neither reflection nor Java serialization")
    void reflection() {
        holds(noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "reflection, beside the names of types",
                        type -> type.getPackageName().equals("java.lang.reflect")
                                && !type.getSimpleName().equals("Type"))));
        holds(noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class)));
    }

    @Test
    @DisplayName("looks methods up in one class only: where virtual threads are found")
    void methodHandles() {
        holds(noClasses()
                .that(DescribedPredicate.not(are(named("VirtualThreads"))))
                .should()
                .accessClassesThat(belongToAnyOf(
                        java.lang.invoke.MethodHandle.class, java.lang.invoke.MethodHandles.Lookup.class)));
    }

    @Test
    @DisplayName("keeps the machine pure: it knows no engine, no attempts, no input and output, and no threads")
    void machine() {
        holds(noClasses()
                .that()
                .resideInAPackage("..runtime.machine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "..runtime.engine..",
                        "..runtime.attempt..",
                        "java.util.concurrent..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "org.slf4j..")));
        holds(noClasses()
                .that()
                .resideInAPackage("..runtime.machine..")
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Environment.class, Engine.class, dev.lodestep.runtime.store.Store.class)));
    }

    @Test
    @DisplayName(
            "touches Jackson in the codecs only, in the snapshot, which holds a state as a tree, and where a user gives a mapper")
    void jackson() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("..runtime.codec..")
                .and(DescribedPredicate.not(are(named("Snapshot", "Document", "EngineOptions", "WorkflowMachine"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.."));
    }
}
