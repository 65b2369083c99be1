package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.List;

/** Gives every node a row: the length of the longest way to it, or a lower one where that makes more ways shorter than longer. */
final class Ranks {
    private final int[] ranks;
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();

    private Ranks(Arcs arcs) {
        ranks = new int[arcs.size()];
        for (int i = 0; i < ranks.length; i++) {
            before.add(new ArrayList<>());
            after.add(new ArrayList<>());
        }
        for (Arcs.Arc each : arcs.forward()) {
            before.get(each.to()).add(each.from());
            after.get(each.from()).add(each.to());
        }
    }

    static int[] of(Arcs arcs) {
        Ranks result = new Ranks(arcs);
        List<Integer> sorted = result.sorted();
        for (int each : sorted) {
            result.ranks[each] = result.before.get(each).stream()
                    .mapToInt(before -> result.ranks[before] + 1)
                    .max()
                    .orElse(0);
        }
        for (int i = sorted.size() - 1; i >= 0; i--) {
            result.lower(sorted.get(i));
        }
        return result.ranks;
    }

    private void lower(int node) {
        if (after.get(node).size() > before.get(node).size()) {
            ranks[node] =
                    after.get(node).stream().mapToInt(each -> ranks[each]).min().orElseThrow() - 1;
        }
    }

    /** Every node after all from which an arrow leads to it. */
    private List<Integer> sorted() {
        int[] missing = new int[ranks.length];
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            missing[i] = before.get(i).size();
            if (missing[i] == 0) {
                result.add(i);
            }
        }
        for (int next = 0; next < result.size(); next++) {
            for (int each : after.get(result.get(next))) {
                if (--missing[each] == 0) {
                    result.add(each);
                }
            }
        }
        return result;
    }
}
