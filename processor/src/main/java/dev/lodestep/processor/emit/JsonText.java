package dev.lodestep.processor.emit;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truths as JSON, indented by two, entries in the order of the maps; short lists stay on one line. */
final class JsonText {
    private static final int WIDTH = 100;

    private JsonText() {}

    static String of(Object value) {
        return written(value, "") + "\n";
    }

    private static String written(Object value, String indent) {
        String line = line(value);
        boolean short_ = indent.length() + line.length() <= WIDTH;
        if (value instanceof Map<?, ?> map && !short_ && !map.isEmpty()) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((key, each) -> text.append(text.length() > 1 ? ",\n" : "\n")
                    .append(indent)
                    .append("  ")
                    .append(quoted(String.valueOf(key)))
                    .append(": ")
                    .append(written(each, indent + "  ")));
            return text.append('\n').append(indent).append('}').toString();
        }
        if (value instanceof Collection<?> list && !short_ && !list.isEmpty()) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(each -> text.append(text.length() > 1 ? ",\n" : "\n")
                    .append(indent)
                    .append("  ")
                    .append(written(each, indent + "  ")));
            return text.append('\n').append(indent).append(']').toString();
        }
        return line;
    }

    private static String line(Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((key, each) -> text.append(text.length() > 1 ? ", " : "")
                    .append(quoted(String.valueOf(key)))
                    .append(": ")
                    .append(line(each)));
            return text.append('}').toString();
        }
        if (value instanceof Collection<?> list) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(each -> text.append(text.length() > 1 ? ", " : "").append(line(each)));
            return text.append(']').toString();
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                result.append('\\').append((char) each);
            } else if (each < ' ' || Character.isSurrogate((char) each)) {
                result.append(String.format(Locale.ROOT, "\\u%04x", each));
            } else {
                result.append((char) each);
            }
        });
        return result.append('"').toString();
    }
}
