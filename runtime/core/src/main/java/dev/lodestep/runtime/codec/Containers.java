package dev.lodestep.runtime.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Codecs of what holds other values. */
final class Containers {
    private static final String ARRAY = "an array";

    private Containers() {}

    static <T> Codec<List<T>> list(Codec<T> element) {
        return new Scalar<>(ARRAY, (out, list) -> writeAll(out, element, list), in -> {
            List<T> elements = new ArrayList<>();
            readAll(in, element, elements);
            return Collections.unmodifiableList(elements);
        });
    }

    static <T> Codec<T[]> array(Codec<T> element, IntFunction<T[]> create) {
        return new Scalar<>(ARRAY, (out, array) -> writeAll(out, element, Arrays.asList(array)), in -> {
            List<T> elements = new ArrayList<>();
            readAll(in, element, elements);
            return elements.toArray(create);
        });
    }

    static <T> Codec<Set<T>> set(Codec<T> element) {
        return new Scalar<>(ARRAY, (out, set) -> writeSet(out, element, set), in -> {
            LinkedHashSet<T> elements = new LinkedHashSet<>();
            in.beginArray();
            while (in.nextElement()) {
                if (!elements.add(in.value(element))) {
                    throw in.invalid("the element is in the set already");
                }
            }
            return Ordered.set(elements);
        });
    }

    static <K, V> Codec<Map<K, V>> map(KeyCodec<K> key, Codec<V> value) {
        return new Scalar<>("an object (a map)", (out, map) -> writeMap(out, key, value, map), in -> {
            LinkedHashMap<K, V> entries = new LinkedHashMap<>();
            in.beginObject("an object (a map)");
            for (String name; (name = in.nextField()) != null; ) {
                K k = readKey(in, key, name);
                if (entries.containsKey(k)) {
                    throw in.invalid("the key is there twice");
                }
                entries.put(k, in.value(value));
            }
            return Ordered.map(entries);
        });
    }

    private static <T> void writeAll(JsonOut out, Codec<T> element, Collection<T> elements) {
        out.beginArray();
        for (T value : elements) {
            out.value(element, value);
        }
        out.endArray();
    }

    private static <T> void readAll(JsonIn in, Codec<T> element, List<T> elements) {
        in.beginArray();
        while (in.nextElement()) {
            elements.add(in.value(element));
        }
    }

    /** Elements of a set without order are encoded one by one and sorted by their bytes. */
    private static <T> void writeSet(JsonOut out, Codec<T> element, Set<T> set) {
        if (Ordered.isOrdered(set)) {
            writeAll(out, element, set);
            return;
        }
        List<byte[]> encoded = new ArrayList<>(set.size());
        for (T value : set) {
            encoded.add(out.encodedElement(element, value));
        }
        encoded.sort(Arrays::compareUnsigned);
        for (int i = 1; i < encoded.size(); i++) {
            if (Arrays.equals(encoded.get(i - 1), encoded.get(i))) {
                throw out.error("holds two elements that are stored as the same JSON");
            }
        }
        out.beginArray();
        encoded.forEach(out::raw);
        out.endArray();
    }

    private static <K, V> void writeMap(JsonOut out, KeyCodec<K> key, Codec<V> value, Map<K, V> map) {
        out.beginObject();
        if (Ordered.isOrdered(map)) {
            map.forEach((k, v) -> writeEntry(out, writeKey(out, key, k), value, v));
        } else {
            TreeMap<String, V> sorted = new TreeMap<>();
            map.forEach((k, v) -> {
                String name = writeKey(out, key, k);
                if (sorted.put(name, v) != null) {
                    throw out.error("has two keys that are stored as " + Quoted.text(name));
                }
            });
            sorted.forEach((name, v) -> writeEntry(out, name, value, v));
        }
        out.endObject();
    }

    private static <V> void writeEntry(JsonOut out, String name, Codec<V> codec, V value) {
        out.name(name);
        out.value(codec, value);
    }

    private static <K> String writeKey(JsonOut out, KeyCodec<K> codec, K key) {
        if (key == null) {
            throw out.error("has the key null, but " + codec.expected() + " is required");
        }
        try {
            return codec.write().apply(key);
        } catch (RuntimeException e) {
            throw out.error("has a key that cannot be stored: " + e.getMessage());
        }
    }

    private static <K> K readKey(JsonIn in, KeyCodec<K> codec, String name) {
        int bad = Text.firstBad(name);
        if (bad >= 0) {
            throw in.invalid("the key " + Text.problem(name, bad));
        }
        try {
            return codec.read().apply(name);
        } catch (RuntimeException e) {
            throw in.invalid("expected a key that is " + codec.expected() + ", found " + Quoted.text(name));
        }
    }
}
