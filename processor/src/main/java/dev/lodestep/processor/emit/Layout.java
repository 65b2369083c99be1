package dev.lodestep.processor.emit;

import java.util.List;

/** Breaks generated lines where a person would. */
final class Layout {
    private static final int WIDTH = 90;

    private Layout() {}

    /** A name as a comment can show it: without what would end the comment, its tag, or the literal. */
    static String inComment(String name) {
        StringBuilder shown = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if ("*{}@\\".indexOf(each) >= 0 || each < ' ' || each == 0x7f) {
                shown.setCharAt(i, '_');
            }
        }
        return shown.toString();
    }

    /** A chain of calls: on one line if it is short, else one call a line. */
    static Code chain(List<Code> parts) {
        int length = 0;
        for (Code each : parts) {
            length += each.length();
        }
        if (length <= WIDTH || parts.size() < 2) {
            return Code.join(parts, "");
        }
        return Code.of("$L$>$>\n$L$<$<", parts.get(0), Code.join(parts.subList(1, parts.size()), "\n"));
    }

    /** The arguments of a call that starts with {@code called}: on its line if they fit, else one a line. */
    static Code arguments(Code called, List<Code> arguments) {
        int length = called.length();
        for (Code each : arguments) {
            length += each.length() + 2;
        }
        return length <= WIDTH + 10 || arguments.size() < 2
                ? Code.join(arguments, ", ")
                : Code.of("$>$>\n$L$<$<", Code.join(arguments, ",\n"));
    }
}
