package dev.lodestep.verification.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A type with what its arguments stand for.
 *
 * @param raw its class
 * @param arguments its arguments
 */
record Bound(Class<?> raw, List<Bound> arguments) {

    static Bound of(Type type) {
        return of(type, Map.of());
    }

    private static Bound of(Type type, Map<TypeVariable<?>, Bound> variables) {
        if (type instanceof Class<?> raw) {
            return new Bound(raw, List.of());
        }
        if (type instanceof TypeVariable<?> variable) {
            return Objects.requireNonNull(variables.get(variable));
        }
        if (type instanceof GenericArrayType array) {
            return new Bound(
                    of(array.getGenericComponentType(), variables).raw().arrayType(), List.of());
        }
        ParameterizedType generic = (ParameterizedType) type;
        return new Bound(
                (Class<?>) generic.getRawType(),
                Arrays.stream(generic.getActualTypeArguments())
                        .map(each -> of(each, variables))
                        .toList());
    }

    Bound argument(int index) {
        return arguments.get(index);
    }

    /** The type of one of this record's components. */
    Bound component(RecordComponent component) {
        return of(component.getGenericType(), variables());
    }

    /** The component type of this array. */
    Bound element() {
        return of(raw.getComponentType());
    }

    /** The types of this sealed type's values, at any depth. */
    List<Bound> cases() {
        return Arrays.stream(raw.getPermittedSubclasses())
                .map(this::as)
                .flatMap(each -> isUnion(each.raw) ? each.cases().stream() : java.util.stream.Stream.of(each))
                .toList();
    }

    static boolean isUnion(Class<?> type) {
        return type.isSealed() && !type.isEnum() && !type.getName().startsWith("java.");
    }

    /** The case whose supertype this is; its variables are those of this type, by position. */
    private Bound as(Class<?> permitted) {
        return new Bound(permitted, arguments);
    }

    private Map<TypeVariable<?>, Bound> variables() {
        Map<TypeVariable<?>, Bound> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            variables.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        return variables;
    }
}
