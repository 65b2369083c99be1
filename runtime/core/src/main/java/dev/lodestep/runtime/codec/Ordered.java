package dev.lodestep.runtime.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Which maps and sets have an order of their own. Decoded ones do; so do the linked, sorted and enum ones of the JDK. All others (hash tables,
 * {@code Map.of}, views whose source is unknown) may iterate differently in each JVM, and are written sorted.
 */
final class Ordered {
    private Ordered() {}

    static boolean isOrdered(Map<?, ?> map) {
        return map.size() < 2
                || map instanceof OrderedMap
                || map instanceof LinkedHashMap
                || map instanceof SortedMap
                || map instanceof EnumMap;
    }

    static boolean isOrdered(Set<?> set) {
        return set.size() < 2
                || set instanceof OrderedSet
                || set instanceof LinkedHashSet
                || set instanceof SortedSet
                || set instanceof EnumSet;
    }

    /** An unmodifiable map that is known to keep its order. */
    static <K, V> Map<K, V> map(LinkedHashMap<K, V> entries) {
        return new OrderedMap<>(entries);
    }

    /** An unmodifiable set that is known to keep its order. */
    static <E> Set<E> set(LinkedHashSet<E> elements) {
        return new OrderedSet<>(elements);
    }

    private static final class OrderedMap<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> entries;

        OrderedMap(LinkedHashMap<K, V> entries) {
            this.entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public @Nullable V get(@Nullable Object key) {
            return entries.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return entries.containsKey(key);
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return entries.entrySet();
        }
    }

    private static final class OrderedSet<E> extends AbstractSet<E> {
        private final Set<E> elements;

        OrderedSet(LinkedHashSet<E> elements) {
            this.elements = Collections.unmodifiableSet(elements);
        }

        @Override
        public boolean contains(@Nullable Object element) {
            return elements.contains(element);
        }

        @Override
        public Iterator<E> iterator() {
            return elements.iterator();
        }

        @Override
        public int size() {
            return elements.size();
        }
    }
}
