package dev.lodestep.processor.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sorts each row so that few lines cross: sweeps down and up sort every vertex by the middle of its neighbours in the row before, and
 * neighbours change places where that helps. Begins with the names and with a walk in depth, and takes the better result; what is even
 * stays as it was, so there is one result for a chart, and it is never worse than the names.
 */
final class Ordering {
    private static final int SWEEPS = 16;
    private static final int SWEEPS_WHEN_LARGE = 4;
    private static final int LARGE = 4_000;
    private static final int EXCHANGES = 8;

    private final Layered layered;
    private final double[] keys;
    private final int[][] order;
    private final int[] places;

    private Ordering(Layered layered, int[][] order) {
        this.layered = layered;
        this.order = order;
        this.keys = new double[layered.size()];
        this.places = Crossings.places(layered, order);
    }

    /** The rows, each from left to right. */
    static int[][] of(Layered layered) {
        int[][] best = layered.order();
        long fewest = Crossings.of(layered, best);
        if (fewest == 0) {
            return best;
        }
        for (int[][] start : new int[][][] {inDepth(layered), layered.order()}) {
            Ordering ordering = new Ordering(layered, start);
            int sweeps = layered.size() > LARGE ? SWEEPS_WHEN_LARGE : SWEEPS;
            for (int sweep = 0; sweep < sweeps; sweep++) {
                ordering.sweep(sweep % 2 == 0, sweep % 4 < 2);
                ordering.exchange();
                long crossings = Crossings.of(layered, ordering.order);
                if (crossings < fewest) {
                    fewest = crossings;
                    best = copy(ordering.order);
                }
                if (fewest == 0) {
                    return best;
                }
            }
        }
        return best;
    }

    private void sweep(boolean down, boolean evenStays) {
        for (int i = 0; i < order.length; i++) {
            sort(order[down ? i : order.length - 1 - i], down, evenStays);
        }
    }

    private void sort(int[] row, boolean down, boolean evenStays) {
        for (int vertex : row) {
            keys[vertex] = middle(down ? layered.above(vertex) : layered.below(vertex));
        }
        for (int vertex : row) {
            if (Double.isNaN(keys[vertex]) && layered.beside(vertex) != Layered.NONE) {
                keys[vertex] = keys[layered.beside(vertex)];
            }
        }
        List<Integer> sorted = new ArrayList<>(row.length);
        for (int vertex : row) {
            if (!Double.isNaN(keys[vertex])) {
                sorted.add(vertex);
            }
        }
        sorted.sort((one, other) -> {
            int byKey = Double.compare(keys[one], keys[other]);
            return byKey != 0 ? byKey : (evenStays ? places[one] - places[other] : places[other] - places[one]);
        });
        int next = 0;
        for (int i = 0; i < row.length; i++) {
            if (!Double.isNaN(keys[row[i]])) {
                row[i] = sorted.get(next++);
            }
        }
        for (int i = 0; i < row.length; i++) {
            places[row[i]] = i;
        }
    }

    /** The mean of the places of the neighbours: with few of them it tells more than their median. */
    private double middle(int[] neighbours) {
        int sum = 0;
        for (int each : neighbours) {
            sum += places[each];
        }
        return neighbours.length == 0 ? Double.NaN : (double) sum / neighbours.length;
    }

    private void exchange() {
        boolean better = true;
        for (int round = 0; better && round < EXCHANGES; round++) {
            better = false;
            for (int[] row : order) {
                for (int i = 1; i < row.length; i++) {
                    int left = row[i - 1];
                    int right = row[i];
                    if (crossings(right, left) < crossings(left, right)) {
                        row[i - 1] = right;
                        row[i] = left;
                        places[right] = i - 1;
                        places[left] = i;
                        better = true;
                    }
                }
            }
        }
    }

    private int crossings(int left, int right) {
        return Crossings.ofPair(layered.above(left), layered.above(right), places)
                + Crossings.ofPair(layered.below(left), layered.below(right), places);
    }

    /** The rows in the order in which a walk downwards meets their vertices: what belongs together is near together. */
    private static int[][] inDepth(Layered layered) {
        int[][] order = layered.order();
        int[] filled = new int[order.length];
        boolean[] met = new boolean[layered.size()];
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int[] row : layered.order()) {
            for (int start : row) {
                waiting.push(start);
                while (!waiting.isEmpty()) {
                    int here = waiting.pop();
                    if (met[here]) {
                        continue;
                    }
                    met[here] = true;
                    order[layered.row(here)][filled[layered.row(here)]++] = here;
                    for (int i = layered.below(here).length - 1; i >= 0; i--) {
                        waiting.push(layered.below(here)[i]);
                    }
                }
            }
        }
        return order;
    }

    private static int[][] copy(int[][] order) {
        int[][] copy = new int[order.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = order[i].clone();
        }
        return copy;
    }
}
