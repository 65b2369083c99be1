package dev.lodestep.processor.read;

import dev.lodestep.Workflow;
import dev.lodestep.processor.diagnostic.DeclarationMessages.ClassFault;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.diagnostic.ScheduleMessages;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Finds why a class cannot be a workflow, and what it has that only a workflow may have. */
public final class ClassFaults {
    private ClassFaults() {}

    static Optional<ClassFault> of(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> Optional.of(ClassFault.INTERFACE);
            case ENUM -> Optional.of(ClassFault.ENUM);
            case RECORD -> Optional.of(ClassFault.RECORD);
            default -> ofClass(type);
        };
    }

    /** What is wrong with a class that has a schedule, if it is no workflow. */
    public static List<Finding> strayScheduleOf(TypeElement type) {
        boolean fine = type.getKind() == ElementKind.ANNOTATION_TYPE || AnnotationView.isPresent(type, Workflow.class);
        return fine
                ? List.of()
                : List.of(ScheduleMessages.noWorkflow(
                        JavacRef.of(type), type.getSimpleName().toString()));
    }

    private static Optional<ClassFault> ofClass(TypeElement type) {
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of(ClassFault.ABSTRACT);
        }
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of(ClassFault.GENERIC);
        }
        for (Element each = type; each instanceof TypeElement around; each = each.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(ClassFault.PRIVATE);
            }
            if (around.getNestingKind() == NestingKind.MEMBER
                    && !around.getModifiers().contains(Modifier.STATIC)) {
                return Optional.of(ClassFault.INNER);
            }
        }
        return Optional.empty();
    }
}
