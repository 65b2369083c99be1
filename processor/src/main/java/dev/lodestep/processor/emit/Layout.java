package dev.lodestep.processor.emit;

import java.util.List;

/** Breaks generated lines where a person would. */
final class Layout {
    private static final int WIDTH = 90;
    private static final int COMMENT = 130;

    private Layout() {}

    /** A generated file with comments of one line on one line, constants without gaps, and nothing after the ends of lines. */
    static String tidy(String source) {
        String[] lines = source.split("\n", -1);
        StringBuilder text = new StringBuilder(source.length());
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (isShortComment(line, lines, i)) {
                text.append(line).append(lines[i + 1], line.length() - 1, lines[i + 1].length());
                line = " */";
                i += 2;
            } else if (line.endsWith(" {")
                    && i + 1 < lines.length
                    && lines[i + 1].strip().equals("}")) {
                line = line + "}";
                i++;
            } else if (isConstant(line) && i + 2 < lines.length && lines[i + 1].isEmpty() && isConstant(lines[i + 2])) {
                i++;
            }
            text.append(line);
            if (i + 1 < lines.length) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Whether this line and the next two are all of a comment. */
    private static boolean isShortComment(String line, String[] lines, int index) {
        int indent = line.length() - 3;
        return line.endsWith("/**")
                && index + 2 < lines.length
                && lines[index + 2].endsWith(" */")
                && lines[index + 2].length() == indent + 3
                && lines[index + 1].startsWith(" * ", indent)
                && lines[index + 1].length() <= indent + 3 + COMMENT;
    }

    /** Whether the line is an enum constant, {@code NAME("name")}, before another one or the last of them. */
    private static boolean isConstant(String line) {
        return line.startsWith("        ")
                && (line.endsWith("\"),") || line.endsWith("\");"))
                && line.indexOf('(') == line.indexOf("(\"")
                && line.indexOf(' ', 8) != 8
                && line.lastIndexOf(' ', line.indexOf('(')) == 7;
    }

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
