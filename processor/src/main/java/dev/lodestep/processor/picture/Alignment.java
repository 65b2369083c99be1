package dev.lodestep.processor.picture;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides which vertices stand straight below each other: each with the middle one of its neighbours, unless a line between two others
 * would have to be crossed. Long arrows come first: they are straight where they pass rows.
 */
final class Alignment {
    private final Layered layered;
    private final int[][] order;
    private final int[] places;
    private final Set<Long> crossingLong = new HashSet<>();

    Alignment(Layered layered, int[][] order) {
        this.layered = layered;
        this.order = order;
        this.places = Crossings.places(layered, order);
        for (int row = 1; row < order.length; row++) {
            findCrossingLong(order[row - 1], order[row]);
        }
    }

    /**
     * One vertex of each straight line, for all vertices on it.
     *
     * @param down whether vertices follow their neighbours above, and not those below
     * @param fromLeft whether the left ones choose first
     */
    int[] roots(boolean down, boolean fromLeft) {
        int[] roots = new int[layered.size()];
        boolean[] followed = new boolean[layered.size()];
        Arrays.setAll(roots, each -> each);
        for (int i = 0; i < order.length; i++) {
            int[] row = order[down ? i : order.length - 1 - i];
            int last = fromLeft ? -1 : Integer.MAX_VALUE;
            for (int k = 0; k < row.length; k++) {
                int vertex = row[fromLeft ? k : row.length - 1 - k];
                for (int neighbour : middle(down ? layered.above(vertex) : layered.below(vertex), fromLeft)) {
                    int place = places[neighbour];
                    boolean free = !followed[neighbour] && (fromLeft ? last < place : last > place);
                    if (free && !crossingLong.contains(line(vertex, neighbour))) {
                        roots[vertex] = roots[neighbour];
                        followed[neighbour] = true;
                        last = place;
                        break;
                    }
                }
            }
        }
        return roots;
    }

    /** The one in the middle, or the two of which the first is tried first; values pull only where nothing else does. */
    private int[] middle(int[] all, boolean fromLeft) {
        int[] ways =
                Arrays.stream(all).filter(each -> !layered.carriesValue(each)).toArray();
        int[] neighbours = ways.length == 0 ? all : ways;
        if (neighbours.length < 2) {
            return neighbours;
        }
        int[] sorted = Arrays.stream(neighbours)
                .boxed()
                .sorted((one, other) -> Integer.compare(places[one], places[other]))
                .mapToInt(each -> each)
                .toArray();
        int half = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return new int[] {sorted[half]};
        }
        return fromLeft ? new int[] {sorted[half - 1], sorted[half]} : new int[] {sorted[half], sorted[half - 1]};
    }

    /** Marks what crosses a part of an arrow that has a node at neither end. */
    private void findCrossingLong(int[] upper, int[] lower) {
        int from = 0;
        int scanned = 0;
        for (int i = 0; i < lower.length; i++) {
            int passing = passing(lower[i]);
            if (passing == Layered.NONE && i < lower.length - 1) {
                continue;
            }
            int to = passing == Layered.NONE ? upper.length : places[passing];
            for (; scanned <= i; scanned++) {
                for (int above : layered.above(lower[scanned])) {
                    boolean outside = places[above] < from || places[above] > to;
                    if (outside && (layered.isNode(above) || layered.isNode(lower[scanned]))) {
                        crossingLong.add(line(lower[scanned], above));
                    }
                }
            }
            from = to;
        }
    }

    private int passing(int vertex) {
        if (layered.isNode(vertex) || layered.above(vertex).length == 0) {
            return Layered.NONE;
        }
        int above = layered.above(vertex)[0];
        return layered.isNode(above) ? Layered.NONE : above;
    }

    private static long line(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }
}
