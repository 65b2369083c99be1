package dev.lodestep.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;

/**
 * A type that is a file of its own.
 *
 * @param type what is in it
 * @param imports the methods that it calls without their class
 */
record GeneratedType(TypeSpec.Builder type, Set<StaticImport> imports) {
    private static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("javax.annotation.processing", "Generated"))
            .addMember("value", "$S", "dev.lodestep.processor.WorkflowProcessor")
            .build();

    /** The file, with the annotations that generated types have. */
    JavaFile file(Generation generation) {
        if (generation.library().hasGenerated()) {
            type.addAnnotation(GENERATED);
        }
        if (!generation.suppressed().isEmpty()) {
            AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
            generation.suppressed().forEach(each -> suppress.addMember("value", "$S", each));
            type.addAnnotation(suppress.build());
        }
        JavaFile.Builder file = JavaFile.builder(generation.machine().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(generation.library().javaLangNames().isEmpty());
        imports.forEach(each -> file.addStaticImport(each.owner(), each.method()));
        return file.build();
    }
}
