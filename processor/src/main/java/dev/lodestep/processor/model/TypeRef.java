package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type by name: two are the same type exactly when the whole generic type is the same.
 *
 * <p>Primitives go by their box, so that {@code int} gives what {@code Integer} takes. An array is the name {@code []} with its component as
 * the only argument.
 *
 * @param name the canonical name, {@code com.acme.Order.Decision}; a wildcard as {@code ?}
 * @param arguments the type arguments, empty for a type that has none
 */
public record TypeRef(String name, List<TypeRef> arguments) implements Comparable<TypeRef> {
    private static final String ARRAY = "[]";
    private static final String LIST = "java.util.List";

    public TypeRef {
        arguments = List.copyOf(arguments);
    }

    /** The type of this name, with these arguments. */
    public static TypeRef of(String name, TypeRef... arguments) {
        return new TypeRef(name, List.of(arguments));
    }

    /** The array type with this component. */
    public static TypeRef arrayOf(TypeRef component) {
        return new TypeRef(ARRAY, List.of(component));
    }

    /** The list type with these elements. */
    public static TypeRef listOf(TypeRef element) {
        return TypeRef.of(LIST, element);
    }

    /** What a list type has as elements; empty for another type. */
    public Optional<TypeRef> element() {
        return name.equals(LIST) && arguments.size() == 1 ? Optional.of(arguments.get(0)) : Optional.empty();
    }

    /** Whether this is an array type. */
    public boolean isArray() {
        return name.equals(ARRAY);
    }

    /** The type without its packages and enclosing classes, as messages show it: {@code List<Booking>}. */
    public String display() {
        return written(simpleName());
    }

    /** The type as it would be written without any import. */
    public String qualified() {
        if (isArray()) {
            return arguments.get(0).qualified() + ARRAY;
        }
        return arguments.isEmpty()
                ? name
                : name + arguments.stream().map(TypeRef::qualified).collect(Collectors.joining(", ", "<", ">"));
    }

    /** The last part of the name, which is also how a case of a sealed type is named in annotations. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String written(String shortened) {
        if (isArray()) {
            return arguments.get(0).display() + ARRAY;
        }
        return arguments.isEmpty()
                ? shortened
                : shortened + arguments.stream().map(TypeRef::display).collect(Collectors.joining(", ", "<", ">"));
    }

    @Override
    public int compareTo(TypeRef other) {
        return qualified().compareTo(other.qualified());
    }

    @Override
    public String toString() {
        return qualified();
    }
}
