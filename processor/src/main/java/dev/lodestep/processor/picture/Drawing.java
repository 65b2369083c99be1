package dev.lodestep.processor.picture;

import java.util.List;
import java.util.Optional;

/** A chart of which everything has its place; lengths count from the upper left corner. */
record Drawing(String title, double width, double height, List<Box> boxes, List<Line> lines) {
    /** An upright rectangle. */
    record Area(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        double middle() {
            return x + width / 2;
        }

        boolean touches(Area other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }

        boolean contains(Point point) {
            return x < point.x && point.x < right() && y < point.y && point.y < bottom();
        }
    }

    record Point(double x, double y) {}

    record Box(Chart.Node node, Area area) {}

    /**
     * An arrow.
     *
     * @param pieces each begins where the one before ends
     * @param tip where the head of the arrow ends; it points down
     * @param label where its label is written
     */
    record Line(Chart.Edge edge, List<Piece> pieces, Point tip, Optional<Area> label) {}

    /** A cubic curve with its two points of control, or a straight line, where all have one {@code x}. */
    record Piece(Point from, Point one, Point other, Point to) {
        /** Leaves and arrives upright, and stays between the heights of its ends. */
        static Piece between(Point from, Point to) {
            double half = (from.y + to.y) / 2;
            return new Piece(from, new Point(from.x, half), new Point(to.x, half), to);
        }

        /** Goes round between points of one height, at most three quarters of a depth away from it. */
        static Piece turn(Point from, Point to, double depth) {
            return new Piece(from, new Point(from.x, from.y + depth), new Point(to.x, to.y + depth), to);
        }

        boolean straight() {
            return from.x == to.x;
        }

        /** The point at a part of the way, from zero to one. */
        Point at(double part) {
            double rest = 1 - part;
            double a = rest * rest * rest;
            double b = 3 * rest * rest * part;
            double c = 3 * rest * part * part;
            double d = part * part * part;
            return new Point(
                    a * from.x + b * one.x + c * other.x + d * to.x, a * from.y + b * one.y + c * other.y + d * to.y);
        }
    }
}
