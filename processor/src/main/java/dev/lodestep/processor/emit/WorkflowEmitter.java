package dev.lodestep.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.picture.Picture;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes all files of one workflow. */
public final class WorkflowEmitter {
    private static final String PROCESSOR = "dev.lodestep.processor.WorkflowProcessor";

    /** What generated code calls without naming the class: static imports. */
    private static final Map<ClassName, List<String>> STATIC_IMPORTS = Map.of(
            Runtime.BINDING, List.of("element", "elementResult", "from", "input"),
            Runtime.COMPENSATION, List.of("taking"),
            Runtime.NODE, List.of("child", "pausable", "sleep", "step", "waitFor"));

    private final Filer filer;

    public WorkflowEmitter(Filer filer) {
        this.filer = filer;
    }

    /**
     * Writes the files.
     *
     * @param workflow the one element they all come from
     */
    public void emit(Generation generation, TypeElement workflow) throws IOException {
        CodecConstants constants = new CodecConstants(generation);
        for (TypeSpec each : List.of(
                new MachineEmitter(generation, constants).emit(),
                new StateEmitter(generation).emit(),
                new CodecEmitter(generation, constants).emit(),
                new ClientEmitter(generation, constants).emit())) {
            JavaFile file = source(generation, each);
            write(
                    filer.createSourceFile(
                            file.packageName().isEmpty() ? each.name() : file.packageName() + "." + each.name(),
                            workflow),
                    Layout.tidy(file.toString()));
        }
        resource(generation, "json", new GraphDocument(generation).text(), workflow);
        resource(generation, "mmd", Mermaid.of(generation.graph()), workflow);
        Optional<String> picture = Picture.svg(WorkflowChart.of(generation.graph()));
        if (picture.isPresent()) {
            resource(generation, "svg", picture.get(), workflow);
        }
    }

    private static JavaFile source(Generation generation, TypeSpec spec) {
        TypeSpec.Builder type = spec.toBuilder();
        if (generation.library().hasGenerated()) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        if (!generation.suppressed().isEmpty()) {
            AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
            generation.suppressed().forEach(each -> suppress.addMember("value", "$S", each));
            type.addAnnotation(suppress.build());
        }
        JavaFile.Builder file = JavaFile.builder(generation.machine().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(generation.library().javaLangNames().isEmpty());
        staticImports(spec, file);
        return file.build();
    }

    private static void staticImports(TypeSpec spec, JavaFile.Builder file) {
        String text = spec.toString();
        STATIC_IMPORTS.forEach((type, methods) -> {
            List<String> used = new ArrayList<>(methods);
            used.removeIf(each -> !text.contains(type + "." + each + "("));
            if (!used.isEmpty()) {
                file.addStaticImport(type, used.toArray(String[]::new));
            }
        });
    }

    private void resource(Generation generation, String extension, String text, TypeElement workflow)
            throws IOException {
        write(
                filer.createResource(
                        StandardLocation.CLASS_OUTPUT, "", GraphFiles.path(generation, extension), workflow),
                text);
    }

    private static void write(FileObject file, String text) throws IOException {
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
    }
}
