package dev.lodestep.processor.picture;

import dev.lodestep.processor.picture.Drawing.Box;
import dev.lodestep.processor.picture.Drawing.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws a chart: from a list of boxes and arrows to a picture in which everything has a place. */
public final class Picture {
    /** Beyond this a picture takes the compiler too long, and tells nobody anything. */
    private static final int MOST_VERTICES = 20_000;

    private Picture() {}

    /**
     * The picture as an SVG document in ASCII; equal charts give equal bytes, however their nodes and edges are listed.
     *
     * @return nothing when the chart is too large to be drawn: when its nodes and the rows that its edges span come to more than 20,000
     */
    public static Optional<String> svg(Chart chart) {
        return drawn(chart).map(Svg::of);
    }

    static Optional<Drawing> drawn(Chart chart) {
        return LayeredBuilder.build(Arcs.of(chart), MOST_VERTICES).map(layered -> drawn(chart, layered));
    }

    private static Drawing drawn(Chart chart, Layered layered) {
        int[][] order = Ordering.of(layered);
        double[] columns = Columns.of(layered, order);
        double right = 0;
        for (int vertex = 0; vertex < columns.length; vertex++) {
            columns[vertex] += Sizes.MARGIN;
            right = Math.max(right, columns[vertex] + layered.width(vertex) / 2);
        }
        Rows rows = Rows.of(layered, order, columns);
        Routes routes = new Routes(layered, columns, rows);
        List<Box> boxes = new ArrayList<>();
        for (int[] row : order) {
            for (int vertex : row) {
                if (layered.isNode(vertex)) {
                    boxes.add(new Box(layered.arcs().nodes().get(vertex), routes.area(vertex)));
                }
            }
        }
        List<Line> lines = layered.ways().stream()
                .map(routes::line)
                .sorted(Comparator.comparing((Line each) -> each.edge().kind()).reversed())
                .toList();
        return new Drawing(chart.title(), right + Sizes.MARGIN, rows.height(), boxes, lines);
    }
}
