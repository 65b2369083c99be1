package dev.lodestep.verification.codec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random values of any type that can be stored. */
final class RandomValues {
    private static final int DEEPEST = 5;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Object of(Bound type) {
        return of(type, 0);
    }

    private Object of(Bound type, int depth) {
        Class<?> raw = type.raw();
        Texts.Form<?> text = Texts.of(raw);
        if (text != null) {
            return text.pick(random);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isRecord()) {
            return record(type, depth);
        }
        if (Bound.isUnion(raw)) {
            List<Bound> cases = type.cases(); // the first is no recursion
            return of(cases.get(depth > DEEPEST ? 0 : random.nextInt(cases.size())), depth + 1);
        }
        if (raw.isArray()) {
            Object array = Array.newInstance(raw.getComponentType(), size(depth));
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, of(type.element(), depth + 1));
            }
            return array;
        }
        if (raw == Optional.class) {
            return depth > DEEPEST || random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(of(type.argument(0), depth + 1));
        }
        if (raw == List.class) {
            return elements(type, new ArrayList<>(), depth);
        }
        if (raw == Set.class) {
            return elements(type, random.nextBoolean() ? new HashSet<>() : new LinkedHashSet<>(), depth);
        }
        if (raw == Map.class) {
            Map<Object, Object> map = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
            for (int i = size(depth); i > 0; i--) {
                map.put(of(type.argument(0), depth + 1), of(type.argument(1), depth + 1));
            }
            return map;
        }
        return scalar(raw, depth);
    }

    private Object scalar(Class<?> raw, int depth) {
        if (raw == Money.class) {
            return new Money(random.nextInt(1_000_000));
        }
        if (raw == Shelf.Legacy.class) {
            return Kinds.legacy(random.nextInt());
        }
        if (raw == JsonNode.class) {
            return tree(depth);
        }
        if (raw == Year.class) {
            return Year.of(random.nextInt(Year.MAX_VALUE));
        }
        long bits = random.nextLong() >> random.nextInt(64);
        return switch (raw.getSimpleName().toLowerCase(java.util.Locale.ROOT)) {
            case "boolean" -> random.nextBoolean();
            case "byte" -> (byte) bits;
            case "short" -> (short) bits;
            case "int", "integer" -> (int) bits;
            case "long" -> bits;
            case "char", "character" -> (char) (1 + random.nextInt(0xd7ff));
            case "float" -> finite(Float.intBitsToFloat((int) bits));
            case "double" -> finite(Double.longBitsToDouble(bits));
            default -> throw new IllegalArgumentException("no values of " + raw);
        };
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : -0f;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.MIN_VALUE;
    }

    private int size(int depth) {
        return depth > DEEPEST ? 0 : random.nextInt(4);
    }

    private <C extends java.util.Collection<Object>> C elements(Bound type, C into, int depth) {
        for (int i = size(depth); i > 0; i--) {
            into.add(of(type.argument(0), depth + 1));
        }
        return into;
    }

    private JsonNode tree(int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > DEEPEST ? 5 : 7)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextInt() / 8.0);
            case 4 -> nodes.textNode(Texts.text(random));
            case 5 -> nodes.arrayNode().add(tree(depth + 1)).add(tree(depth + 1));
            default -> {
                ObjectNode object = nodes.objectNode();
                object.set(Texts.text(random), tree(depth + 1));
                yield object;
            }
        };
    }

    private Object record(Bound type, int depth) {
        RecordComponent[] components = type.raw().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(each -> component(type, each, depth))
                .toArray();
        try {
            Constructor<?> constructor = type.raw()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object component(Bound type, RecordComponent component, int depth) {
        if (isIgnored(component)) {
            return component.getType() == Optional.class ? Optional.empty() : 0;
        }
        boolean leftOut = depth > DEEPEST || random.nextBoolean();
        return isNullable(component) && leftOut ? null : of(type.component(component), depth + 1);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Jackson's annotations end up on the field or the accessor. */
    static boolean isIgnored(RecordComponent component) {
        return Objects.requireNonNull(component.getAccessor()).isAnnotationPresent(JsonIgnore.class);
    }
}
