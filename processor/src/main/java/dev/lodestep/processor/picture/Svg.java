package dev.lodestep.processor.picture;

import dev.lodestep.processor.picture.Drawing.Area;
import dev.lodestep.processor.picture.Drawing.Box;
import dev.lodestep.processor.picture.Drawing.Line;
import dev.lodestep.processor.picture.Drawing.Piece;
import dev.lodestep.processor.picture.Drawing.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a drawing as SVG. Every node is a group {@code id="node-<name>"} of the class {@code node} and that of its kind, with its whole
 * name in {@code data-name} and in its title.
 */
final class Svg {
    private static final double TEXT_DROP = 0.36;
    private static final double ROUNDING = 7;
    private static final double HEAD_HALF = 4;
    private static final Map<Chart.NodeKind, String> ICONS = Map.of(
            Chart.NodeKind.WAIT, "M0 2.5h14v9h-14zM0 3l7 5l7-5",
            Chart.NodeKind.SLEEP, "M7 .5a6.5 6.5 0 1 1 -.01 0zM7 3.5v3.5l2.6 1.8",
            Chart.NodeKind.CHILD, "M1 1h8v8h-8zM9 5h4v8h-8v-4");

    private final StringBuilder text = new StringBuilder();

    private Svg() {}

    static String of(Drawing drawing) {
        Svg svg = new Svg();
        svg.document(drawing);
        return svg.text.toString();
    }

    private void document(Drawing drawing) {
        String width = number(drawing.width());
        String height = number(drawing.height());
        String id = Xml.id(drawing.title());
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lodestep\" role=\"img\" aria-labelledby=\"title-" + id
                + " desc-" + id + "\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " "
                + height + "\">");
        line("<title id=\"title-" + id + "\">" + Xml.escaped(drawing.title()) + "</title>");
        line("<desc id=\"desc-" + id + "\">" + Xml.escaped(description(drawing)) + "</desc>");
        line("<style>");
        text.append(Style.SHEET);
        line("</style>");
        line("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\" rx=\"" + number(ROUNDING)
                + "\"/>");
        drawing.lines().forEach(this::arrow);
        drawing.boxes().forEach(this::node);
        line("</svg>");
    }

    private void arrow(Line each) {
        line("<g class=\"edge " + each.edge().kind().style() + "\" data-from=\""
                + Xml.escaped(each.edge().from()) + "\" data-to=\""
                + Xml.escaped(each.edge().to()) + "\">");
        line("<path class=\"line\" d=\"" + path(each.pieces()) + "\"/>");
        line("<path class=\"head\" d=\"M" + point(each.tip()) + "l" + number(-HEAD_HALF) + " " + number(-Sizes.ARROW)
                + "h" + number(2 * HEAD_HALF) + "z\"/>");
        Optional<String> label = each.edge().label();
        if (each.label().isPresent() && label.isPresent()) {
            Area area = each.label().get();
            String shown = Sizes.labelText(label.get());
            if (!shown.equals(label.get())) {
                line("<title>" + Xml.escaped(label.get()) + "</title>");
            }
            rectangle("chip", area, area.height() / 2);
            text("label", shown, area.middle(), area, Sizes.LABEL);
        }
        line("</g>");
    }

    private void node(Box box) {
        Chart.Node node = box.node();
        Area area = box.area();
        line("<g id=\"node-" + Xml.id(node.name()) + "\" class=\"node "
                + node.kind().style() + "\" data-name=\"" + Xml.escaped(node.name()) + "\">");
        String note = node.note().isEmpty() ? "" : ": " + node.note();
        line("<title>" + Xml.escaped(node.name() + note) + "</title>");
        boolean waits = node.kind() == Chart.NodeKind.WAIT || node.kind() == Chart.NodeKind.SLEEP;
        rectangle("shape", area, waits ? area.height() / 2 : ROUNDING);
        String icon = ICONS.get(node.kind());
        double shift = 0;
        if (icon != null) {
            double names = TextWidth.of(Sizes.name(node.name()), Sizes.NAME);
            double x = area.middle() - (names + Sizes.ICON) / 2;
            line("<path class=\"icon\" transform=\"translate(" + number(x) + " "
                    + number(area.y() + area.height() / 2 - 7) + ")\" d=\"" + icon + "\"/>");
            shift = Sizes.ICON / 2;
        }
        text("name", Sizes.name(node.name()), area.middle() + shift, area, Sizes.NAME);
        line("</g>");
    }

    private void rectangle(String style, Area area, double rounding) {
        line("<rect class=\"" + style + "\" x=\"" + number(area.x()) + "\" y=\"" + number(area.y()) + "\" width=\""
                + number(area.width()) + "\" height=\"" + number(area.height()) + "\" rx=\"" + number(rounding)
                + "\"/>");
    }

    private void text(String style, String shown, double x, Area area, double size) {
        double y = area.y() + area.height() / 2 + size * TEXT_DROP;
        line("<text class=\"" + style + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + Xml.escaped(shown)
                + "</text>");
    }

    private static String path(List<Piece> pieces) {
        StringBuilder path = new StringBuilder("M").append(point(pieces.get(0).from()));
        for (Piece each : pieces) {
            if (each.straight()) {
                path.append('V').append(number(each.to().y()));
            } else {
                path.append('C')
                        .append(point(each.one()))
                        .append(' ')
                        .append(point(each.other()))
                        .append(' ')
                        .append(point(each.to()));
            }
        }
        return path.toString();
    }

    /** For those who hear the picture: what there is, and what follows what. */
    private static String description(Drawing drawing) {
        Map<Chart.NodeKind, Integer> counts = new TreeMap<>();
        drawing.boxes().forEach(each -> counts.merge(each.node().kind(), 1, Integer::sum));
        String kinds = counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().style() + (each.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        Map<String, List<String>> followers = new HashMap<>();
        drawing.lines().stream()
                .map(Line::edge)
                .filter(each -> each.kind() != Chart.EdgeKind.VALUE)
                .forEach(each -> followers
                        .computeIfAbsent(each.from(), from -> new ArrayList<>())
                        .add(each.to()
                                + each.label().map(label -> " (" + label + ")").orElse("")));
        String ways = drawing.boxes().stream()
                .map(each -> each.node().name())
                .filter(followers::containsKey)
                .map(each -> each + " to " + String.join(", ", followers.get(each)))
                .collect(Collectors.joining("; "));
        return ways.isEmpty() ? kinds + "." : kinds + ". " + ways + ".";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String point(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    /** To a tenth, without needless zeros; whole numbers do the rounding, so no machine writes another digit. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return sign + whole + (rest == 0 ? "" : "." + rest);
    }
}
