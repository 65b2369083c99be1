package dev.lodestep.processor.picture;

/**
 * Estimates how wide a text will be, and shortens it to what there is room for.
 *
 * <p>The table holds the widths of Helvetica in thousandths of its size, which the usual fonts of screens come close to; a tenth is added
 * for those that are wider. No font is asked, so that the same chart gives the same bytes on every machine.
 */
final class TextWidth {
    private static final char FIRST = ' ';
    private static final double ALLOWANCE = 1.1;
    private static final int NARROW = 600;
    private static final int WIDE = 1000;
    private static final String ELLIPSIS = "…";

    /** From the space to the tilde. */
    private static final short[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to the slash
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to the question mark
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to the underscore
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private TextWidth() {}

    static double of(String text, double size) {
        return text.codePoints().mapToDouble(TextWidth::thousandths).sum() * ALLOWANCE * size / 1000;
    }

    /** The text, or as much of its beginning as fits with an ellipsis; no character is cut in two or loses its accent. */
    static String shortened(String text, double size, double room) {
        if (of(text, size) <= room) {
            return text;
        }
        int end = 0;
        double used = of(ELLIPSIS, size);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += of(text.substring(end, next), size);
            if (used > room) {
                break;
            }
            end = next;
        }
        while (end > 0 && joins(text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static double thousandths(int each) {
        if (each >= FIRST && each < FIRST + WIDTHS.length) {
            return WIDTHS[each - FIRST];
        }
        if (joins(each)) {
            return 0;
        }
        boolean narrow = each < 0x1100 || (each >= 0x1e00 && each < 0x2600);
        return narrow && !Character.isUpperCase(each) && each != '…' ? NARROW : WIDE;
    }

    /** Marks that are drawn over the character before them. */
    private static boolean joins(int each) {
        int type = Character.getType(each);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
