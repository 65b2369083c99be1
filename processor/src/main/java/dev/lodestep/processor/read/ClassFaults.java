package dev.lodestep.processor.read;

import dev.lodestep.processor.diagnostic.DeclarationMessages.ClassFault;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Finds why a class cannot be a workflow. */
final class ClassFaults {
    private ClassFaults() {}

    static Optional<ClassFault> of(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> Optional.of(ClassFault.INTERFACE);
            case ENUM -> Optional.of(ClassFault.ENUM);
            case RECORD -> Optional.of(ClassFault.RECORD);
            default -> ofClass(type);
        };
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
