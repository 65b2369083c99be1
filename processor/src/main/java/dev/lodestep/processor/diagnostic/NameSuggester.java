package dev.lodestep.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant: the nearest by edit distance, if it is near enough. */
public final class NameSuggester {
    private NameSuggester() {}

    /** The nearest of the known names, if at most a third of the name must change to get there. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        int allowed = name.length() / 3;
        return known.stream()
                .filter(each -> Math.abs(each.length() - name.length()) <= allowed)
                .filter(each -> distance(name, each) <= allowed)
                .min(Comparator.<String>comparingInt(each -> distance(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour to turn one name into the other. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(one, other, i, j, cost);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int step(String one, String other, int i, int j, int[][] cost) {
        char last = Character.toLowerCase(one.charAt(i - 1));
        char otherLast = Character.toLowerCase(other.charAt(j - 1));
        int best = Math.min(
                cost[i - 1][j - 1] + (last == otherLast ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && last == Character.toLowerCase(other.charAt(j - 2))
                && otherLast == Character.toLowerCase(one.charAt(i - 2));
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
