package dev.lodestep.processor.picture;

import java.util.Arrays;

/** Places the rows below each other: the wider the arrows between two of them swing, the farther they are apart. */
final class Rows {
    private static final double LEAST_GAP = 30;
    private static final double GAP_AT_LABEL = 20;
    private static final double GAP_AT_TURN = 56;
    private static final double MOST_GAP = 110;
    private static final double STEEPNESS = 0.16;

    private final double[] tops;
    private final double[] bottoms;
    private final double height;

    private Rows(double[] tops, double[] bottoms, double height) {
        this.tops = tops;
        this.bottoms = bottoms;
        this.height = height;
    }

    static Rows of(Layered layered, int[][] order, double[] columns) {
        double[] heights = new double[order.length];
        double[] gaps = new double[order.length + 1];
        Arrays.fill(gaps, GAP_AT_LABEL);
        for (int vertex = 0; vertex < layered.size(); vertex++) {
            int row = layered.row(vertex);
            heights[row] = Math.max(heights[row], layered.height(vertex));
            for (int below : layered.below(vertex)) {
                double swing = Math.abs(columns[vertex] - columns[below]);
                double least = layered.isNode(vertex) && layered.isNode(below) ? LEAST_GAP : GAP_AT_LABEL;
                gaps[row + 1] = Math.max(gaps[row + 1], Math.min(MOST_GAP, least + swing * STEEPNESS));
            }
        }
        gaps[0] = Sizes.MARGIN;
        gaps[order.length] = Sizes.MARGIN;
        for (Layered.Way each : layered.ways()) {
            if (each instanceof Layered.Lane) {
                int first = layered.row(each.vertices()[0]);
                int last = layered.row(each.vertices()[each.vertices().length - 1]);
                gaps[first] = Math.max(gaps[first], GAP_AT_TURN);
                gaps[last + 1] = Math.max(gaps[last + 1], GAP_AT_TURN);
            }
        }
        double[] tops = new double[order.length];
        double[] bottoms = new double[order.length];
        double y = 0;
        for (int row = 0; row < order.length; row++) {
            tops[row] = y + gaps[row];
            bottoms[row] = tops[row] + heights[row];
            y = bottoms[row];
        }
        return new Rows(tops, bottoms, y + gaps[order.length]);
    }

    double top(int row) {
        return tops[row];
    }

    double bottom(int row) {
        return bottoms[row];
    }

    double height() {
        return height;
    }
}
