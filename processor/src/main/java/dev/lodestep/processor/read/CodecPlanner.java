package dev.lodestep.processor.read;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.CodecPlan.Component;
import dev.lodestep.processor.codec.CodecPlan.Presence;
import dev.lodestep.processor.diagnostic.StorageFault;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Works out how the values of types are stored. Each record, sealed type and enum gets one plan, whatever leads to it; one that is met
 * inside itself becomes a {@link CodecPlan.Recursion}.
 */
final class CodecPlanner {
    private static final int DEPTH = 100;

    private final Types types;
    private final TypeReader reader;
    private final ShapeReader shapes;
    private final PackageElement from;
    private final CodecOverrides overrides;
    private final Map<TypeRef, CodecPlan> planned = new HashMap<>();
    private final Set<TypeRef> failed = new HashSet<>();
    private final Set<TypeRef> open = new LinkedHashSet<>();

    CodecPlanner(Types types, TypeReader reader, ShapeReader shapes, PackageElement from) {
        this.types = types;
        this.reader = reader;
        this.shapes = shapes;
        this.from = from;
        this.overrides = new CodecOverrides(reader, from);
    }

    /**
     * The plan of a value.
     *
     * @param place the parameter, method or component that may say how it is stored
     * @throws NotStorableException when there is none
     */
    CodecPlan plan(TypeMirror type, Element place, String path) {
        TypeRef ref = reader.read(type);
        Optional<CodecPlan> said = overrides.on(place, type, ref, path);
        if (said.isPresent()) {
            return said.get();
        }
        if (StorageAnnotations.codec(place).isPresent() || StorageAnnotations.isDatabind(place)) {
            return container(type, ref, path, place)
                    .orElseThrow(() -> new NotStorableException(path, ref, StorageFault.CODEC));
        }
        return plan(type, path);
    }

    private CodecPlan plan(TypeMirror type, String path) {
        TypeRef ref = reader.read(type);
        Optional<String> scalar = KnownTypes.scalar(ref.qualified());
        if (scalar.isPresent()) {
            return new CodecPlan.Scalar(ref, scalar.get());
        }
        if (planned.containsKey(ref)) {
            return planned.get(ref);
        }
        if (open.contains(ref)) {
            return new CodecPlan.Recursion(ref);
        }
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type, ref, path);
            case ARRAY -> container(type, ref, path, null).orElseThrow();
            case TYPEVAR -> throw new NotStorableException(path, ref, StorageFault.TYPE_VARIABLE);
            case WILDCARD -> throw new NotStorableException(path, ref, StorageFault.WILDCARD);
            default -> throw new NotStorableException(path, ref, StorageFault.UNKNOWN);
        };
    }

    private CodecPlan declared(DeclaredType type, TypeRef ref, String path) {
        TypeElement element = (TypeElement) type.asElement();
        if (!element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty()) {
            throw new NotStorableException(path, ref, StorageFault.RAW);
        }
        if (!reader.isVisible(element, from)) {
            throw new NotStorableException(path, ref, StorageFault.HIDDEN);
        }
        Optional<CodecPlan> simple = overrides.on(element, type, ref, path).or(() -> container(type, ref, path, null));
        if (simple.isPresent()) {
            return simple.get();
        }
        if (failed.contains(ref)) {
            throw new NotStorableException(path, ref, StorageFault.UNKNOWN).again();
        }
        if (open.size() > DEPTH) {
            throw new NotStorableException(path, ref, StorageFault.ENDLESS);
        }
        open.add(ref);
        try {
            CodecPlan plan = named(type, element, ref, path);
            planned.put(ref, plan);
            return plan;
        } catch (NotStorableException e) {
            failed.add(ref);
            throw e;
        } finally {
            open.remove(ref);
        }
    }

    private CodecPlan named(DeclaredType type, TypeElement element, TypeRef ref, String path) {
        if (element.getKind() == ElementKind.RECORD) {
            return new CodecPlan.OfRecord(ref, components(type, element, path));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return enumeration(element, ref, path);
        }
        if (isUnion(element)) {
            return new CodecPlan.Union(ref, variants(type, path));
        }
        throw new NotStorableException(path, ref, StorageFault.UNKNOWN);
    }

    /** Lists, sets, maps, optionals and arrays. */
    private Optional<CodecPlan> container(TypeMirror type, TypeRef ref, String path, @Nullable Element place) {
        if (type instanceof ArrayType array) {
            return Optional.of(array(array, ref, path, place));
        }
        if (!(type instanceof DeclaredType declared)
                || declared.getTypeArguments().isEmpty()) {
            return Optional.empty();
        }
        TypeMirror last =
                declared.getTypeArguments().get(declared.getTypeArguments().size() - 1);
        return switch (ref.name()) {
            case "java.util.List" -> Optional.of(new CodecPlan.OfList(ref, element(last, path + "[]", place)));
            case "java.util.Set" -> Optional.of(new CodecPlan.OfSet(ref, element(last, path + "[]", place)));
            case "java.util.Map" -> {
                CodecPlan key = key(declared.getTypeArguments().get(0), path + "[key]");
                yield Optional.of(new CodecPlan.OfMap(ref, key, element(last, path + "[value]", place)));
            }
            case "java.util.Optional" -> {
                if (isOptional(last)) {
                    throw new NotStorableException(path, ref, StorageFault.OPTIONAL_IN_OPTIONAL);
                }
                yield Optional.of(new CodecPlan.OfOptional(ref, part(last, path, place)));
            }
            default -> Optional.empty();
        };
    }

    private CodecPlan array(ArrayType array, TypeRef ref, String path, @Nullable Element place) {
        TypeMirror component = array.getComponentType();
        TypeMirror innermost = component;
        while (innermost instanceof ArrayType inner) {
            innermost = inner.getComponentType();
        }
        if (innermost instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            throw new NotStorableException(path, ref, StorageFault.GENERIC_ARRAY);
        }
        return new CodecPlan.OfArray(ref, element(component, path + "[]", place));
    }

    private CodecPlan element(TypeMirror type, String path, @Nullable Element place) {
        if (isOptional(type)) {
            throw new NotStorableException(path, reader.read(type), StorageFault.OPTIONAL_ELEMENT);
        }
        return part(type, path, place);
    }

    private CodecPlan part(TypeMirror type, String path, @Nullable Element place) {
        return place == null ? plan(type, path) : plan(type, place, path);
    }

    private CodecPlan key(TypeMirror type, String path) {
        CodecPlan plan = plan(type, path);
        boolean usable = plan instanceof CodecPlan.Enumeration
                || plan instanceof CodecPlan.Scalar scalar && KnownTypes.isKey(scalar.constant());
        if (!usable) {
            throw new NotStorableException(path, plan.type(), StorageFault.KEY);
        }
        return plan;
    }

    private static boolean isOptional(TypeMirror type) {
        return TypeReader.isNamed(type, "java.util.Optional");
    }

    private List<Component> components(DeclaredType type, TypeElement element, String path) {
        List<Component> components = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RecordComponentElement each : element.getRecordComponents()) {
            TypeMirror part = ((ExecutableType) types.asMemberOf(type, each.getAccessor())).getReturnType();
            String partPath = path + "." + each.getSimpleName();
            Component component = component(each, part, partPath);
            boolean unique = component.presence() == Presence.IGNORED
                    || Stream.concat(Stream.of(component.storedName()), component.aliases().stream())
                            .allMatch(names::add);
            if (!unique) {
                throw new NotStorableException(partPath, reader.read(part), StorageFault.SAME_FIELD);
            }
            components.add(component);
        }
        return components;
    }

    private Component component(RecordComponentElement element, TypeMirror type, String path) {
        boolean nullable = StorageAnnotations.isNullable(element);
        String name = element.getSimpleName().toString();
        if (StorageAnnotations.isIgnored(element)) {
            String absent = absent(type, nullable)
                    .orElseThrow(() -> new NotStorableException(path, reader.read(type), StorageFault.IGNORED));
            CodecPlan none = new CodecPlan.Recursion(reader.read(type));
            return new Component(name, name, List.of(), Presence.IGNORED, absent, none);
        }
        Presence presence = nullable && !type.getKind().isPrimitive() ? Presence.NULLABLE : Presence.REQUIRED;
        if (StorageAnnotations.isDefault(element)) {
            if (!type.getKind().isPrimitive() || type.getKind() == TypeKind.CHAR) {
                throw new NotStorableException(path, reader.read(type), StorageFault.NO_ZERO);
            }
            presence = Presence.ZERO;
        }
        if (nullable && isOptional(type)) {
            throw new NotStorableException(path, reader.read(type), StorageFault.NULLABLE_OPTIONAL);
        }
        CodecPlan plan = plan(type, element, path);
        if (presence == Presence.ZERO && !(plan instanceof CodecPlan.Scalar)) { // a codec of the user's knows no zero
            throw new NotStorableException(path, plan.type(), StorageFault.NO_ZERO);
        }
        return new Component(
                name, StorageAnnotations.fieldName(element), StorageAnnotations.aliases(element), presence, "", plan);
    }

    private static Optional<String> absent(TypeMirror type, boolean nullable) {
        return switch (type.getKind()) {
            case BOOLEAN -> Optional.of("false");
            case BYTE, SHORT, CHAR -> Optional.of("(" + type + ") 0");
            case INT, LONG, FLOAT, DOUBLE -> Optional.of("0");
            default -> isOptional(type) ? Optional.of("") : Optional.of("null").filter(any -> nullable);
        };
    }

    private static CodecPlan enumeration(TypeElement element, TypeRef ref, String path) {
        Set<String> names = new HashSet<>();
        List<CodecPlan.Constant> constants = new ArrayList<>();
        for (Element each : element.getEnclosedElements()) {
            if (each.getKind() == ElementKind.ENUM_CONSTANT) {
                String name = each.getSimpleName().toString();
                String storedName = StorageAnnotations.constantName(each);
                if (!names.add(storedName)) {
                    throw new NotStorableException(path + "." + name, ref, StorageFault.SAME_CONSTANT);
                }
                constants.add(new CodecPlan.Constant(name, storedName));
            }
        }
        return new CodecPlan.Enumeration(ref, constants);
    }

    private List<CodecPlan.Variant> variants(DeclaredType sealed, String path) {
        Map<TypeRef, DeclaredType> leaves = new LinkedHashMap<>();
        collect(sealed, leaves);
        List<CodecPlan.Variant> variants = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        for (DeclaredType leaf : leaves.values()) {
            TypeElement element = (TypeElement) leaf.asElement();
            String simple = element.getSimpleName().toString();
            String leafPath = path + "(" + simple + ")";
            String tag = StorageAnnotations.typeName(element).orElse(simple);
            if (!tags.add(tag)) {
                throw new NotStorableException(leafPath, reader.read(leaf), StorageFault.SAME_TAG);
            }
            variants.add(new CodecPlan.Variant(tag, plan(leaf, leafPath)));
        }
        return variants;
    }

    /** An enum whose constants have bodies is sealed, too. */
    private static boolean isUnion(TypeElement element) {
        return element.getModifiers().contains(Modifier.SEALED) && element.getKind() != ElementKind.ENUM;
    }

    /** The types that values of a sealed type really have; a case with a codec of its own counts as one, even if sealed. */
    private void collect(DeclaredType sealed, Map<TypeRef, DeclaredType> leaves) {
        for (DeclaredType each : shapes.cases(sealed)) {
            TypeElement element = (TypeElement) each.asElement();
            boolean own = StorageAnnotations.codec(element).isPresent() || StorageAnnotations.isDatabind(element);
            if (!own && isUnion(element)) {
                collect(each, leaves);
            } else {
                leaves.putIfAbsent(reader.read(each), each);
            }
        }
    }
}
