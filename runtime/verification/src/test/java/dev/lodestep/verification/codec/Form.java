package dev.lodestep.verification.codec;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What JSON a value is, said a second time, by reflection and Jackson's trees: the measure of what generated codecs write and read.
 *
 * @param written whether the JSON was written by a codec: then it holds exactly the components, in the one form they are written in; else
 *     it may hold fields that nobody knows, and other forms that mean the same
 */
record Form(boolean written) {

    /** Where the JSON is something else than the value; empty if it is the value. */
    Optional<String> difference(Bound type, @Nullable Object value, @Nullable JsonNode json) {
        return differs("$", type, value, json);
    }

    private Optional<String> differs(String path, Bound type, @Nullable Object value, @Nullable JsonNode json) {
        if (value == null || value instanceof Optional<?> optional && optional.isEmpty()) {
            return check(json == null || !written && json.isNull(), path, "absent", json);
        }
        if (json == null) {
            boolean zero = value.equals(false) || value instanceof Number number && number.doubleValue() == 0;
            return check(!written && zero, path, value, null);
        }
        if (value instanceof Optional<?> optional) {
            return differs(path, type.argument(0), optional.get(), json);
        }
        if (value instanceof JsonNode tree) {
            return check(sameTree(tree, json), path, tree, json);
        }
        if (Bound.isUnion(type.raw())) {
            return union(path, type, value, json);
        }
        if (value instanceof Record) {
            return record(path, type, value, json);
        }
        if (value instanceof byte[] bytes) {
            return check(
                    json.isTextual() && Arrays.equals(Base64.getDecoder().decode(json.textValue()), bytes),
                    path,
                    "bytes",
                    json);
        }
        if (value instanceof char[] text) {
            return check(json.isTextual() && json.textValue().equals(String.valueOf(text)), path, "text", json);
        }
        if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements(path, type.element(), elements, json);
        }
        if (value instanceof Set<?> set && written && !(set instanceof LinkedHashSet)) {
            return check(json.isArray() && json.size() == set.size(), path, set, json);
        }
        if (value instanceof Collection<?> collection) {
            return elements(path, type.argument(0), collection, json);
        }
        if (value instanceof Map<?, ?> map) {
            return map(path, type, map, json);
        }
        return check(scalar(type, value, json), path, value, json);
    }

    private Optional<String> union(String path, Bound type, Object value, JsonNode json) {
        Bound given = type.cases().stream()
                .filter(each -> each.raw().isInstance(value))
                .findFirst()
                .orElseThrow();
        JsonTypeName name = given.raw().getAnnotation(JsonTypeName.class);
        String tag = name == null ? given.raw().getSimpleName() : name.value();
        return check(json.isObject() && json.size() == 1 && json.has(tag), path, tag, json)
                .or(() -> differs(path + "." + tag, given, value, json.get(tag)));
    }

    private Optional<String> record(String path, Bound type, Object value, JsonNode json) {
        Set<String> known = new HashSet<>();
        for (RecordComponent component : type.raw().getRecordComponents()) {
            if (RandomValues.isIgnored(component)) {
                continue;
            }
            String name = name(component);
            JsonNode field = json.get(name);
            JsonAlias aliases = component.getAccessor().getAnnotation(JsonAlias.class);
            for (String alias : aliases == null || written ? new String[0] : aliases.value()) {
                field = field == null ? json.get(alias) : field;
            }
            if (field != null) {
                known.add(name);
            }
            Optional<String> difference =
                    differs(path + "." + name, type.component(component), Parts.get(component, value), field);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return check(json.isObject() && (!written || json.size() == known.size()), path, known, json);
    }

    private Optional<String> elements(String path, Bound type, Collection<?> values, JsonNode json) {
        int index = 0;
        for (Object value : values) {
            Optional<String> difference = differs(path + "[" + index + "]", type, value, json.get(index));
            if (difference.isPresent()) {
                return difference;
            }
            index++;
        }
        return check(json.isArray() && json.size() == values.size(), path, values, json);
    }

    private Optional<String> map(String path, Bound type, Map<?, ?> map, JsonNode json) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = key(entry.getKey(), json);
            Optional<String> difference = differs(path + "." + key, type.argument(1), entry.getValue(), json.get(key));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return check(json.isObject() && json.size() == map.size(), path, map, json);
    }

    /** The field that means this key: its text, or that of a number that is the same. */
    private static String key(Object key, JsonNode json) {
        if (key instanceof Float || key instanceof Double) {
            for (String name : (Iterable<String>) json::fieldNames) {
                boolean same = key instanceof Float
                        ? Float.valueOf(name).equals(key)
                        : Double.valueOf(name).equals(key);
                if (same) {
                    return name;
                }
            }
        }
        if (!json.has(text(key))) {
            for (String name : (Iterable<String>) json::fieldNames) {
                boolean number = key instanceof Number && !(key instanceof BigDecimal) && isSame(name, key);
                if (number || name.equalsIgnoreCase(key.toString()) || isSame(name, key)) {
                    return name;
                }
            }
        }
        return text(key);
    }

    private static boolean isSame(String name, Object key) {
        Texts.Form<?> form = Texts.of(key.getClass());
        return form != null && form.parse().apply(name).equals(key)
                || name.equals("-0") && key.toString().equals("0");
    }

    private boolean scalar(Bound type, Object value, JsonNode json) {
        if (value instanceof Money money) {
            return json.isNumber()
                    ? json.bigIntegerValue().equals(BigInteger.valueOf(money.cents()))
                    : json.isTextual() && json.textValue().equals(money.toString());
        }
        if (value instanceof Shelf.Legacy legacy) {
            return json.isObject() && json.path("zipCode").asInt() == legacy.zipCode;
        }
        if (value instanceof Enum<?> constant) {
            return json.isTextual() && json.textValue().equals(text(constant));
        }
        if (value instanceof Boolean) {
            return json.isBoolean() && json.booleanValue() == (boolean) value;
        }
        if (value instanceof Character) {
            return json.isTextual() && json.textValue().equals(value.toString());
        }
        if (value instanceof Float number) {
            return json.isNumber() && json.decimalValue().floatValue() == number;
        }
        if (value instanceof Double number) {
            return json.isNumber() && json.decimalValue().doubleValue() == number;
        }
        if (value instanceof Year year) {
            return json.isIntegralNumber() && json.asInt() == year.getValue();
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return json.isIntegralNumber()
                    && json.bigIntegerValue().equals(BigInteger.valueOf(((Number) value).longValue()));
        }
        if (!json.isTextual()) {
            return false;
        }
        Texts.Form<?> form = Texts.of(type.raw());
        boolean parsed = form != null && form.parse().apply(json.textValue()).equals(value);
        return written ? parsed && json.textValue().equals(text(value)) : parsed;
    }

    /** Trees by what they say: 1.0 is 1.0 whether it is held as a float or as a decimal. */
    private static boolean sameTree(JsonNode tree, JsonNode json) {
        return tree.equals(
                (one, other) -> one.isNumber() && other.isNumber()
                        ? one.decimalValue().compareTo(other.decimalValue())
                        : one.equals(other) ? 0 : 1,
                json);
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            try {
                Annotation given =
                        constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
                return given == null ? constant.name() : ((JsonProperty) given).value();
            } catch (NoSuchFieldException e) {
                throw new AssertionError(e);
            }
        }
        if (value instanceof YearMonth month && month.getYear() > 9999) {
            return "+" + month;
        }
        return value.toString();
    }

    private static Optional<String> check(boolean same, String path, Object value, @Nullable JsonNode json) {
        return same ? Optional.empty() : Optional.of(path + " is " + value + ", but the JSON is " + json);
    }
}
