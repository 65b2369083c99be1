package dev.lodestep.processor.emit;

import java.util.ArrayList;
import java.util.List;

/** Puts what JavaPoet spreads over several lines on one, where a person would: short comments, empty bodies, accessors and constants. */
final class ShortLines {
    private static final int COMMENT = 130;
    private static final int ACCESSOR = 110;

    private final String[] source;
    private final List<String> lines = new ArrayList<>();

    private ShortLines(String text) {
        this.source = text.split("\n", -1);
    }

    /** A generated file, with nothing after the ends of its lines. */
    static String in(String text) {
        ShortLines lines = new ShortLines(text);
        lines.shorten();
        return lines.joined(text.length());
    }

    private void shorten() {
        int next = 0;
        while (next < source.length) {
            String line = source[next].stripTrailing();
            int used = 1;
            if (isShortComment(line, next)) {
                line = line + source[next + 1].substring(line.length() - 1).stripTrailing() + " */";
                used = 3;
            } else if (line.endsWith(" {") && is(next + 1, "}", 0)) {
                line = line + "}";
                used = 2;
            } else if (isAccessor(line, next)) {
                line = line + " " + source[next + 1].strip() + " }";
                used = 3;
            }
            lines.add(line);
            next += used;
        }
    }

    /** Whether this line and the next two are all of a comment. */
    private boolean isShortComment(String line, int index) {
        return line.endsWith("/**")
                && is(index + 2, "*/", line.length() - 2)
                && source[index + 1].startsWith(" * ", line.length() - 3)
                && source[index + 1].length() <= line.length() + COMMENT;
    }

    /** Whether this line and the next two are a method of one statement, and fit on a line. */
    private boolean isAccessor(String line, int index) {
        int indent = indent(line);
        if (indent == 0 || !line.endsWith(") {") || line.indexOf('=') >= 0 || line.startsWith("if", indent)) {
            return false;
        }
        if (!is(index + 2, "}", indent) || source[index + 2].length() != indent + 1) {
            return false;
        }
        String body = source[index + 1];
        return body.endsWith(";")
                && indent(body) == indent + 4
                && (body.startsWith("return", indent + 4)
                        || body.startsWith("super", indent + 4)
                        || body.startsWith("this", indent + 4))
                && line.length() + body.length() - indent - 4 + " ".length() + " }".length() <= ACCESSOR;
    }

    /** Whether a line ends with a text, before which are so many spaces at least, and nothing else. */
    private boolean is(int index, String text, int spaces) {
        return index < source.length
                && source[index].endsWith(text)
                && indent(source[index]) == source[index].length() - text.length()
                && source[index].length() >= spaces + text.length();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** Without the empty lines between accessors, and between constants. */
    private String joined(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean gap = i > 0 && i + 1 < lines.size() && line.isEmpty();
            if (gap && together(lines.get(i - 1), lines.get(i + 1))) {
                continue;
            }
            text.append(line);
            if (i + 1 < lines.size()) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static boolean together(String before, String after) {
        return isGetter(before) && isGetter(after) || isConstant(before) && isConstant(after);
    }

    private static boolean isGetter(String line) {
        return line.startsWith("public ", indent(line)) && line.contains(") { return ") && line.endsWith("; }");
    }

    /** Whether the line is an enum constant, {@code NAME("name")}. */
    private static boolean isConstant(String line) {
        int open = line.indexOf('(');
        return (line.endsWith("\"),") || line.endsWith("\");"))
                && line.startsWith("(\"", open)
                && indent(line) == 8
                && line.lastIndexOf(' ', open) == 7;
    }
}
