package dev.lodestep.processor.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lodestep.processor.picture.Drawing.Area;
import dev.lodestep.processor.picture.Drawing.Line;
import dev.lodestep.processor.picture.Drawing.Piece;
import dev.lodestep.processor.picture.Drawing.Point;
import java.util.ArrayList;
import java.util.List;

/** What must be true of every drawing for it to be read. */
final class Readable {
    private static final int SAMPLES = 24;

    private final String chart;
    private final Drawing drawing;

    private Readable(Chart chart, Drawing drawing) {
        this.chart = chart.title();
        this.drawing = drawing;
    }

    static void check(Chart chart) {
        Drawing drawing = Picture.drawn(chart).orElseThrow();
        assertThat(drawing.boxes()).as(chart.title()).hasSameSizeAs(chart.nodes());
        assertThat(drawing.lines())
                .as(chart.title())
                .extracting(Line::edge)
                .containsExactlyInAnyOrderElementsOf(chart.edges());
        Readable readable = new Readable(chart, drawing);
        readable.nothingOverlaps();
        readable.linesKeepOutOfTheWay();
        readable.linesAreWhole();
    }

    private void nothingOverlaps() {
        List<Area> areas = new ArrayList<>();
        drawing.boxes().forEach(each -> areas.add(each.area()));
        drawing.lines().forEach(each -> each.label().ifPresent(areas::add));
        for (int i = 0; i < areas.size(); i++) {
            Area area = areas.get(i);
            assertThat(area.x()).as(chart).isPositive();
            assertThat(area.y()).as(chart).isPositive();
            assertThat(area.right()).as(chart).isLessThan(drawing.width());
            assertThat(area.bottom()).as(chart).isLessThan(drawing.height());
            for (Area other : areas.subList(0, i)) {
                if (area.touches(other)) {
                    fail("%s: %s covers %s", chart, area, other);
                }
            }
        }
    }

    /** Of boxes and of the labels of others. */
    private void linesKeepOutOfTheWay() {
        for (Line line : drawing.lines()) {
            List<Area> areas = new ArrayList<>();
            drawing.boxes().forEach(each -> areas.add(each.area()));
            drawing.lines().stream()
                    .filter(each -> each != line)
                    .forEach(each -> each.label().ifPresent(areas::add));
            Area picture = new Area(0, 0, drawing.width(), drawing.height());
            for (Piece piece : line.pieces()) {
                for (int i = 0; i <= SAMPLES; i++) {
                    Point point = piece.at((double) i / SAMPLES);
                    if (!picture.contains(point) || areas.stream().anyMatch(each -> each.contains(point))) {
                        fail("%s: %s is in the way at %s", chart, line.edge(), point);
                    }
                }
            }
        }
    }

    private void linesAreWhole() {
        for (Line line : drawing.lines()) {
            Point here = line.pieces().get(0).from();
            assertThat(here).as(chart).isEqualTo(bottom(line.edge().from()));
            for (Piece piece : line.pieces()) {
                assertThat(piece.from()).as("%s: %s", chart, line.edge()).isEqualTo(here);
                here = piece.to();
            }
            assertThat(line.tip()).as(chart).isEqualTo(top(line.edge().to()));
            assertThat(here)
                    .as(chart)
                    .isEqualTo(new Point(line.tip().x(), line.tip().y() - Sizes.ARROW));
        }
    }

    private Point bottom(String node) {
        return new Point(area(node).middle(), area(node).bottom());
    }

    private Point top(String node) {
        return new Point(area(node).middle(), area(node).y());
    }

    private Area area(String node) {
        return drawing.boxes().stream()
                .filter(each -> each.node().name().equals(node))
                .findFirst()
                .orElseThrow()
                .area();
    }
}
