package dev.lodestep.processor.emit;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truths as JSON, indented by two, entries in the order of the maps; short lists stay on one line. */
final class JsonText {
    private static final int WIDTH = 100;

    private JsonText() {}

    static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, "", text);
        return text.append('\n').toString();
    }

    /** On one line if it fits; else what was written is taken back, and each entry has its own. */
    private static void write(Object value, String indent, StringBuilder text) {
        int begin = text.length();
        int end = begin + WIDTH - indent.length();
        line(value, text, end);
        if (text.length() <= end) {
            return;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.setLength(begin);
            String inner = indent + "  ";
            char before = '{';
            for (Map.Entry<?, ?> each : map.entrySet()) {
                text.append(before).append('\n').append(inner);
                quote(String.valueOf(each.getKey()), text);
                text.append(": ");
                write(each.getValue(), inner, text);
                before = ',';
            }
            text.append('\n').append(indent).append('}');
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            text.setLength(begin);
            String inner = indent + "  ";
            char before = '[';
            for (Object each : list) {
                text.append(before).append('\n').append(inner);
                write(each, inner, text);
                before = ',';
            }
            text.append('\n').append(indent).append(']');
        }
    }

    /** Stops where it is longer than to {@code end}, for then it is taken back. */
    private static void line(Object value, StringBuilder text, int end) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                if (text.length() > end) {
                    return;
                }
                text.append(before);
                quote(String.valueOf(each.getKey()), text);
                text.append(": ");
                line(each.getValue(), text, end);
                before = ", ";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> list) {
            String before = "[";
            for (Object each : list) {
                if (text.length() > end) {
                    return;
                }
                line(each, text.append(before), end);
                before = ", ";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            quote(string, text);
        } else {
            text.append(value);
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char each = string.charAt(i);
            if (each == '"' || each == '\\') {
                text.append('\\').append(each);
            } else if (each < ' ' || Character.isSurrogate(each)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                text.append(each);
            }
        }
        text.append('"');
    }
}
