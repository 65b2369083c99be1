package dev.lodestep.verification.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left out of the history of a seed, so that only what a failure needs remains. Each cut is a word: {@code run:2}, {@code node:n3},
 * {@code fault:7}, {@code deed:4} (something done to a process or a clock) or {@code worker}.
 *
 * @param words the cuts
 */
public record Cuts(Set<String> words) {
    /** Nothing is left out. */
    public static final Cuts NONE = new Cuts(Set.of());

    /** Sorts the words. */
    public Cuts {
        words = new TreeSet<>(words);
    }

    /** Reads {@code run:2,node:n3}. */
    public static Cuts parse(String text) {
        return new Cuts(text.isBlank() ? Set.of() : Set.copyOf(Arrays.asList(text.split(","))));
    }

    /** Whether this is left out. */
    public boolean drops(String kind, Object what) {
        return words.contains(kind + ":" + what);
    }

    /** These and more. */
    public Cuts and(List<String> more) {
        Set<String> all = new TreeSet<>(words);
        all.addAll(more);
        return new Cuts(all);
    }

    /** How a command line says it. */
    @Override
    public String toString() {
        return words.stream().collect(Collectors.joining(","));
    }

    /** All cuts of a kind from one number to another. */
    static List<String> range(String kind, int from, int to) {
        List<String> words = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            words.add(kind + ":" + i);
        }
        return words;
    }
}
