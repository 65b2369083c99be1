package dev.lodestep.verification.codec;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The components of records, comparable: arrays by their elements, at any depth. */
final class Parts {
    private Parts() {}

    /** The components of a record. */
    static List<@Nullable Object> of(Object record) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            parts.add(comparable(get(component, record)));
        }
        return parts;
    }

    /** One part. */
    static List<@Nullable Object> list(@Nullable Object part) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(comparable(part));
        return parts;
    }

    static @Nullable Object get(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static @Nullable Object comparable(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(comparable(Array.get(value, i)));
            }
            return elements;
        }
        if (value instanceof Record record) {
            List<@Nullable Object> parts = of(record);
            parts.add(record.getClass().getSimpleName());
            return parts;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Parts::comparable).collect(Collectors.toList());
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(Parts::comparable).collect(Collectors.toSet());
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Parts::comparable);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, each) -> entries.put(key, comparable(each)));
            return entries;
        }
        return value;
    }
}
