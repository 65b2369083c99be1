package dev.lodestep.processor.picture;

/** How large everything is, in the units of the picture, which are the pixels of a screen at its natural size. */
final class Sizes {
    static final double NAME = 13;
    static final double LABEL = 11;
    static final double BOX_HEIGHT = 38;
    static final double BOX_PADDING = 17;
    static final double BOX_LEAST_WIDTH = 76;
    static final double ICON = 22;
    static final double NAME_ROOM = 220;
    static final double LABEL_HEIGHT = 18;
    static final double LABEL_PADDING = 7;
    static final double LABEL_ROOM = 150;
    static final double LINE_WIDTH = 4;
    static final double MARGIN = 24;
    static final double ARROW = 8;

    private Sizes() {}

    static double box(Chart.Node node) {
        double icon = node.kind() == Chart.NodeKind.STEP ? 0 : ICON;
        return Math.max(BOX_LEAST_WIDTH, TextWidth.of(name(node.name()), NAME) + 2 * BOX_PADDING + icon);
    }

    static double label(String label) {
        return TextWidth.of(labelText(label), LABEL) + 2 * LABEL_PADDING;
    }

    /** What of a name is written into its box. */
    static String name(String name) {
        return TextWidth.shortened(Xml.visible(name), NAME, NAME_ROOM);
    }

    /** What of a condition is written on its arrow. */
    static String labelText(String label) {
        return TextWidth.shortened(Xml.visible(label), LABEL, LABEL_ROOM);
    }
}
