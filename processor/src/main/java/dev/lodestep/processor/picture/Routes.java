package dev.lodestep.processor.picture;

import dev.lodestep.processor.picture.Drawing.Area;
import dev.lodestep.processor.picture.Drawing.Line;
import dev.lodestep.processor.picture.Drawing.Piece;
import dev.lodestep.processor.picture.Drawing.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws the arrows: upright within a row, where each has room of its own, and curved only between rows, where nothing else is. That is why
 * no arrow runs through a box or through the label of another.
 */
final class Routes {
    private static final double TURN_DEPTH = 40;

    private final Layered layered;
    private final double[] columns;
    private final Rows rows;

    Routes(Layered layered, double[] columns, Rows rows) {
        this.layered = layered;
        this.columns = columns;
        this.rows = rows;
    }

    Line line(Layered.Way way) {
        List<Piece> pieces = new ArrayList<>();
        Point tip = way instanceof Layered.Down ? down(way.vertices(), pieces) : up(way, pieces);
        return new Line(way.arc().edge(), List.copyOf(pieces), tip, label(way));
    }

    /** Where a vertex is. */
    Area area(int vertex) {
        double middle = (rows.top(layered.row(vertex)) + rows.bottom(layered.row(vertex))) / 2;
        double width = layered.width(vertex);
        double height = layered.height(vertex);
        return new Area(columns[vertex] - width / 2, middle - height / 2, width, height);
    }

    private Point down(int[] vertices, List<Piece> pieces) {
        Point here = bottom(vertices[0]);
        for (int i = 1; i < vertices.length; i++) {
            Point left = new Point(columns[vertices[i - 1]], rows.bottom(layered.row(vertices[i - 1])));
            boolean last = i == vertices.length - 1;
            double arrived = rows.top(layered.row(vertices[i])) - (last ? Sizes.ARROW : 0);
            Point entered = new Point(columns[vertices[i]], arrived);
            if (left.x() == entered.x() && !last) {
                continue;
            }
            add(pieces, Piece.between(here, left));
            add(pieces, Piece.between(left, entered));
            here = entered;
        }
        Point tip = top(vertices[vertices.length - 1]);
        add(pieces, Piece.between(here, new Point(tip.x(), tip.y() - Sizes.ARROW)));
        return tip;
    }

    /** Leaves downwards like every arrow, turns into the lane, climbs it, and turns down again to its end. */
    private Point up(Layered.Way way, List<Piece> pieces) {
        int[] lane = way.vertices();
        int last = lane[lane.length - 1];
        Point start = bottom(way.arc().from());
        Point left = new Point(start.x(), rows.bottom(layered.row(last)));
        Point here = new Point(columns[last], left.y());
        add(pieces, Piece.between(start, left));
        pieces.add(Piece.turn(left, here, TURN_DEPTH));
        for (int i = lane.length - 1; i > 0; i--) {
            Point above = new Point(columns[lane[i]], rows.top(layered.row(lane[i])));
            Point entered = new Point(columns[lane[i - 1]], rows.bottom(layered.row(lane[i - 1])));
            if (above.x() != entered.x()) {
                add(pieces, Piece.between(here, above));
                add(pieces, Piece.between(above, entered));
                here = entered;
            }
        }
        Point tip = top(way.arc().to());
        Point above = new Point(columns[lane[0]], rows.top(layered.row(lane[0])) - Sizes.ARROW);
        add(pieces, Piece.between(here, above));
        Point arrived = new Point(tip.x(), above.y());
        pieces.add(Piece.turn(above, arrived, -TURN_DEPTH));
        add(pieces, Piece.between(arrived, new Point(tip.x(), tip.y() - Sizes.ARROW)));
        return tip;
    }

    private static void add(List<Piece> pieces, Piece piece) {
        if (!piece.from().equals(piece.to())) {
            pieces.add(piece);
        }
    }

    private Optional<Area> label(Layered.Way way) {
        for (int each : way.vertices()) {
            if (!layered.isNode(each) && layered.height(each) > 0) {
                return Optional.of(area(each));
            }
        }
        return Optional.empty();
    }

    private Point bottom(int node) {
        return new Point(columns[node], area(node).bottom());
    }

    private Point top(int node) {
        return new Point(columns[node], area(node).y());
    }
}
