package dev.lodestep.processor.read;

import dev.lodestep.processor.model.Shape;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds what the values of types can be told apart by: the cases of sealed types with their type arguments, and the constants of enums. */
final class ShapeReader {
    private final Types types;
    private final TypeReader reader;
    private final Map<TypeRef, Shape> shapes = new HashMap<>();

    ShapeReader(Types types, TypeReader reader) {
        this.types = types;
        this.reader = reader;
    }

    /** The shapes of all types that were added. */
    TypeShapes shapes() {
        return new TypeShapes(shapes);
    }

    /** Adds a type and what it permits, at any depth. */
    void add(TypeMirror type) {
        Optional<TypeElement> element = TypeReader.elementOf(type);
        TypeRef ref = reader.read(type);
        if (element.isEmpty() || shapes.containsKey(ref)) {
            return;
        }
        if (element.get().getKind() == ElementKind.ENUM) {
            shapes.put(ref, new Shape.Enumeration(constants(element.get())));
        } else if (element.get().getModifiers().contains(Modifier.SEALED) && !isOfJdk(element.get())) {
            List<DeclaredType> cases = cases((DeclaredType) type);
            shapes.put(ref, new Shape.Sealed(cases.stream().map(reader::read).toList()));
            cases.forEach(this::add);
        }
    }

    /** The JDK's own types are values, not branches; {@code ZoneId}, say, is sealed since JDK 19, and a graph is the same on all. */
    private static boolean isOfJdk(TypeElement element) {
        return element.getQualifiedName().toString().startsWith("java.");
    }

    static List<String> constants(TypeElement enumeration) {
        return enumeration.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .map(each -> each.getSimpleName().toString())
                .toList();
    }

    /**
     * The directly permitted types of a sealed type that its values can have: {@code Ok<T> implements Outcome<T>} is a case of
     * {@code Outcome<Booking>} as {@code Ok<Booking>}. A type argument that the sealed type does not determine stays a type variable.
     */
    List<DeclaredType> cases(DeclaredType sealed) {
        List<DeclaredType> cases = new ArrayList<>();
        for (TypeMirror permitted : ((TypeElement) sealed.asElement()).getPermittedSubclasses()) {
            // One that does not extend the sealed type, which the compiler says itself, could lead back to it.
            if (permitted.getKind() == TypeKind.ERROR || !isDirectlyBelow(permitted, sealed)) {
                throw new UnresolvedTypeException(permitted.toString());
            }
            caseOf(sealed, (TypeElement) ((DeclaredType) permitted).asElement()).ifPresent(cases::add);
        }
        return cases;
    }

    private boolean isDirectlyBelow(TypeMirror permitted, DeclaredType sealed) {
        return types.directSupertypes(permitted).stream()
                .anyMatch(each -> sealed.asElement().equals(types.asElement(each)));
    }

    private Optional<DeclaredType> caseOf(DeclaredType sealed, TypeElement permitted) {
        DeclaredType declared = (DeclaredType) permitted.asType();
        if (declared.getTypeArguments().isEmpty() && sealed.getTypeArguments().isEmpty()) {
            return Optional.of(declared);
        }
        Map<Element, TypeMirror> bound = new HashMap<>();
        for (TypeMirror supertype : types.directSupertypes(declared)) {
            if (supertype instanceof DeclaredType base && base.asElement().equals(sealed.asElement())) {
                if (!bind(base.getTypeArguments(), sealed.getTypeArguments(), bound)) {
                    return Optional.empty();
                }
            }
        }
        TypeMirror[] arguments = declared.getTypeArguments().stream()
                .map(each -> bound.getOrDefault(types.asElement(each), each))
                .toArray(TypeMirror[]::new);
        return Optional.of(arguments.length == 0 ? declared : types.getDeclaredType(permitted, arguments));
    }

    private boolean bind(
            List<? extends TypeMirror> formal, List<? extends TypeMirror> actual, Map<Element, TypeMirror> bound) {
        if (formal.size() != actual.size()) {
            return true; // a raw type, which is reported where it is stored
        }
        for (int i = 0; i < formal.size(); i++) {
            if (!bind(formal.get(i), actual.get(i), bound)) {
                return false;
            }
        }
        return true;
    }

    private boolean bind(TypeMirror formal, TypeMirror actual, Map<Element, TypeMirror> bound) {
        if (formal.getKind() == TypeKind.TYPEVAR) {
            TypeMirror before = bound.putIfAbsent(types.asElement(formal), actual);
            return before == null || types.isSameType(before, actual);
        }
        if (formal instanceof DeclaredType one
                && actual instanceof DeclaredType other
                && one.asElement().equals(other.asElement())) {
            return bind(one.getTypeArguments(), other.getTypeArguments(), bound);
        }
        return types.isSameType(formal, actual);
    }
}
