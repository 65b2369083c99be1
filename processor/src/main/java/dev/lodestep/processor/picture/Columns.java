package dev.lodestep.processor.picture;

import java.util.Arrays;

/**
 * Places every vertex from left to right, after Brandes and Köpf: lines become straight where they can, which is tried four times, from
 * above and from below, from the left and from the right, and what is in the middle of the four is taken.
 *
 * <p>Each of the four keeps the distances between neighbours of a row, therefore the middle keeps them, too.
 */
final class Columns {
    private static final double BETWEEN_BOXES = 34;
    private static final double BETWEEN_LINES = 14;
    private static final double BESIDE_BOX = 22;

    /** What should be straight is, and not bent by a rounding error. */
    private static final double GRID = 0.5;

    private final Layered layered;
    private final int[][] order;
    private final Alignment alignment;

    private Columns(Layered layered, int[][] order) {
        this.layered = layered;
        this.order = order;
        this.alignment = new Alignment(layered, order);
    }

    /** The middle of each vertex; the leftmost of all begins at zero. */
    static double[] of(Layered layered, int[][] order) {
        Columns columns = new Columns(layered, order);
        double[][] four = new double[4][];
        for (int i = 0; i < four.length; i++) {
            four[i] = columns.placed(i < 2, i % 2 == 0);
        }
        double[] bent = columns.onGrid(columns.middle(four));
        return columns.onGrid(Straightening.of(layered, order, bent, columns::distance));
    }

    /** One of the four; from the right everything is the mirror image of what it is from the left. */
    private double[] placed(boolean down, boolean fromLeft) {
        int[] roots = alignment.roots(down, fromLeft);
        double[] xs = new Blocks(order, roots, fromLeft, this::distance).places();
        if (!fromLeft) {
            for (int i = 0; i < xs.length; i++) {
                xs[i] = -xs[i];
            }
        }
        return xs;
    }

    private double distance(int one, int other) {
        boolean node = layered.isNode(one);
        boolean otherNode = layered.isNode(other);
        double between = node && otherNode ? BETWEEN_BOXES : node || otherNode ? BESIDE_BOX : BETWEEN_LINES;
        return (layered.width(one) + layered.width(other)) / 2 + between;
    }

    private double[] middle(double[][] four) {
        int narrowest = 0;
        for (int i = 1; i < four.length; i++) {
            if (right(four[i]) - left(four[i]) < right(four[narrowest]) - left(four[narrowest])) {
                narrowest = i;
            }
        }
        double left = left(four[narrowest]);
        double right = right(four[narrowest]);
        for (int i = 0; i < four.length; i++) {
            double shift = i % 2 == 0 ? left - left(four[i]) : right - right(four[i]);
            for (int vertex = 0; vertex < four[i].length; vertex++) {
                four[i][vertex] += shift;
            }
        }
        double[] result = new double[layered.size()];
        for (int vertex = 0; vertex < result.length; vertex++) {
            double[] sorted = {four[0][vertex], four[1][vertex], four[2][vertex], four[3][vertex]};
            Arrays.sort(sorted);
            result[vertex] = (sorted[1] + sorted[2]) / 2;
        }
        return result;
    }

    private double[] onGrid(double[] xs) {
        double edge = left(xs);
        double[] result = new double[xs.length];
        for (int vertex = 0; vertex < xs.length; vertex++) {
            result[vertex] = Math.round((xs[vertex] - edge) / GRID) * GRID;
        }
        return result;
    }

    private double left(double[] xs) {
        double left = Double.POSITIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            left = Math.min(left, xs[i] - layered.width(i) / 2);
        }
        return left;
    }

    private double right(double[] xs) {
        double right = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            right = Math.max(right, xs[i] + layered.width(i) / 2);
        }
        return right;
    }
}
