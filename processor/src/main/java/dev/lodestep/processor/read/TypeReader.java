package dev.lodestep.processor.read;

import dev.lodestep.processor.model.TypePackages;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names types as the model does, and remembers javac's own view of each and the package it lives in. */
final class TypeReader {
    private final Elements elements;
    private final Types types;
    private final Warnings warnings;
    private final Map<String, String> packages = new TreeMap<>();
    private final Map<TypeRef, TypeMirror> mirrors = new TreeMap<>();

    TypeReader(Elements elements, Types types, Warnings warnings) {
        this.elements = elements;
        this.types = types;
        this.warnings = warnings;
        packages.put("java.util.List", "java.util");
        packages.put("java.util.Optional", "java.util");
    }

    /** The type as the model names it; a primitive by its box. */
    TypeRef read(TypeMirror type) {
        TypeRef ref = type instanceof PrimitiveType primitive ? boxed(primitive) : inner(type);
        mirrors.putIfAbsent(ref, type);
        return ref;
    }

    /** The list of elements, or of optional ones, of a type. */
    TypeRef readList(TypeMirror element, boolean optional) {
        TypeMirror boxed = element instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : element;
        TypeMirror each =
                optional ? types.getDeclaredType(elements.getTypeElement("java.util.Optional"), boxed) : boxed;
        return read(types.getDeclaredType(elements.getTypeElement("java.util.List"), each));
    }

    /** Whether a type can be thrown. */
    boolean isThrowable(TypeMirror type) {
        return types.isSubtype(
                type, elements.getTypeElement("java.lang.Throwable").asType());
    }

    /** Javac's view of a type that was read. */
    TypeMirror mirrorOf(TypeRef ref) {
        TypeMirror mirror = mirrors.get(ref);
        if (mirror == null) {
            throw new IllegalArgumentException("the type " + ref + " was never read");
        }
        return mirror;
    }

    /** The packages of all types that were read. */
    TypePackages packages() {
        return new TypePackages(packages);
    }

    /** The argument of a type that is this class with one argument, or of what it inherits from it. */
    Optional<TypeMirror> argumentOf(TypeMirror type, String generic) {
        if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        if (isNamed(declared, generic)) {
            return declared.getTypeArguments().stream().findFirst().map(each -> (TypeMirror) each);
        }
        return types.directSupertypes(type).stream()
                .flatMap(each -> argumentOf(each, generic).stream())
                .findFirst();
    }

    static boolean isNamed(TypeMirror type, String qualifiedName) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(qualifiedName);
    }

    /** The element of a class or interface type. */
    static Optional<TypeElement> elementOf(TypeMirror type) {
        return type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) declared.asElement())
                : Optional.empty();
    }

    /** Whether code in a package may name a type, as far as its own and its enclosing classes' modifiers say. */
    boolean isVisible(TypeElement type, PackageElement from) {
        boolean samePackage = elements.getPackageOf(type).equals(from);
        for (Element each = type;
                each.getKind() != ElementKind.PACKAGE;
                each = Objects.requireNonNull(each.getEnclosingElement())) {
            boolean hidden = each.getModifiers().contains(Modifier.PRIVATE)
                    || !samePackage && !each.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                return false;
            }
        }
        return true;
    }

    private TypeRef boxed(PrimitiveType primitive) {
        return inner(types.boxedClass(primitive).asType());
    }

    private TypeRef inner(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> TypeRef.arrayOf(inner(((ArrayType) type).getComponentType()));
            case DECLARED -> declared((DeclaredType) type);
            case ERROR -> throw new UnresolvedTypeException(type.toString());
            case WILDCARD -> TypeRef.of("?");
            case TYPEVAR ->
                TypeRef.of(((TypeVariable) type).asElement().getSimpleName().toString());
            default -> TypeRef.of(type.getKind().name().toLowerCase(Locale.ROOT));
        };
    }

    /** The canonical name, put together here since ecj takes a dollar in the name of a nested class for a dot. */
    private static String canonicalName(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement around
                ? canonicalName(around) + "." + type.getSimpleName()
                : type.getQualifiedName().toString();
    }

    private TypeRef declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = canonicalName(element);
        warnings.add(element);
        packages.put(name, elements.getPackageOf(element).getQualifiedName().toString());
        List<TypeRef> arguments =
                type.getTypeArguments().stream().map(this::inner).toList();
        return new TypeRef(name, arguments);
    }
}
