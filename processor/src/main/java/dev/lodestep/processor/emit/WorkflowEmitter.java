package dev.lodestep.processor.emit;

import com.palantir.javapoet.JavaFile;
import dev.lodestep.processor.picture.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes all files of one workflow. */
public final class WorkflowEmitter {
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
        for (GeneratedType each : List.of(
                new MachineEmitter(generation, constants).emit(),
                new StateEmitter(generation).emit(),
                new ClientEmitter(generation, constants).emit())) {
            JavaFile file = each.file(generation);
            try (Writer writer = filer.createSourceFile(nameOf(file), workflow).openWriter()) {
                writer.write(ShortLines.in(file.toString()));
            }
        }
        resource(generation, "json", new GraphDocument(generation).text(), workflow);
        resource(generation, "mmd", Mermaid.of(generation.graph()), workflow);
        Optional<String> picture = Picture.svg(WorkflowChart.of(generation.graph()));
        if (picture.isPresent()) {
            resource(generation, "svg", picture.get(), workflow);
        }
    }

    private static String nameOf(JavaFile file) {
        String name = file.typeSpec().name();
        return file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    }

    /** Resources are in UTF-8, whatever the encoding of the sources is. */
    private void resource(Generation generation, String extension, String text, TypeElement workflow)
            throws IOException {
        FileObject file = filer.createResource(
                StandardLocation.CLASS_OUTPUT, "", GraphFiles.path(generation, extension), workflow);
        try (OutputStream out = file.openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
