package dev.lodestep.processor.picture;

import java.util.Arrays;

/**
 * Takes the last small bends out of lines: where the middle of what follows a vertex has that vertex as the middle of what it follows, the
 * straight piece below is moved under the one above, or the one above over the one below, if there is room for all of it.
 */
final class Straightening {
    /** What is farther apart is not bent but leads elsewhere. */
    private static final double MOST = 60;

    private static final int ROUNDS = 2;

    private final Layered layered;
    private final int[][] order;
    private final int[] places;
    private final double[] columns;
    private final Blocks.Distance distance;
    private final int[] before;
    private final int[] after;

    private Straightening(Layered layered, int[][] order, double[] columns, Blocks.Distance distance) {
        this.layered = layered;
        this.order = order;
        this.places = Crossings.places(layered, order);
        this.columns = columns.clone();
        this.distance = distance;
        before = new int[layered.size()];
        after = new int[layered.size()];
        Arrays.fill(before, Layered.NONE);
        Arrays.fill(after, Layered.NONE);
        int[] below = new int[layered.size()];
        Arrays.setAll(below, each -> middle(layered.below(each)));
        for (int vertex = 0; vertex < before.length; vertex++) {
            int above = middle(layered.above(vertex));
            if (above != Layered.NONE && below[above] == vertex) {
                before[vertex] = above;
                after[above] = vertex;
            }
        }
    }

    static double[] of(Layered layered, int[][] order, double[] columns, Blocks.Distance distance) {
        Straightening result = new Straightening(layered, order, columns, distance);
        for (int round = 0; round < ROUNDS; round++) {
            for (int[] row : order) {
                for (int vertex : row) {
                    result.straighten(vertex);
                }
            }
        }
        return result.columns;
    }

    private void straighten(int vertex) {
        int above = before[vertex];
        if (above != Layered.NONE) {
            double bend = columns[above] - columns[vertex];
            if (bend != 0 && Math.abs(bend) <= MOST && !moved(vertex, after, bend)) {
                moved(above, before, -bend);
            }
        }
    }

    /** Moves all that is straight in one direction, or nothing when some of it has no room. */
    private boolean moved(int start, int[] next, double by) {
        double from = columns[start];
        for (int each = start; each != Layered.NONE && columns[each] == from; each = next[each]) {
            if (!hasRoom(each, from + by)) {
                return false;
            }
        }
        int each = start;
        while (each != Layered.NONE && columns[each] == from) {
            columns[each] = from + by;
            each = next[each];
        }
        return true;
    }

    private boolean hasRoom(int vertex, double column) {
        int[] row = order[layered.row(vertex)];
        int place = places[vertex];
        boolean left = place == 0 || columns[row[place - 1]] + distance.between(row[place - 1], vertex) <= column;
        boolean right =
                place == row.length - 1 || column + distance.between(vertex, row[place + 1]) <= columns[row[place + 1]];
        return left && right;
    }

    private int middle(int[] all) {
        int[] ways =
                Arrays.stream(all).filter(each -> !layered.carriesValue(each)).toArray();
        int[] neighbours = Arrays.stream(ways.length == 0 ? all : ways)
                .boxed()
                .sorted((one, other) -> Integer.compare(places[one], places[other]))
                .mapToInt(each -> each)
                .toArray();
        return neighbours.length % 2 == 0 ? Layered.NONE : neighbours[neighbours.length / 2];
    }
}
