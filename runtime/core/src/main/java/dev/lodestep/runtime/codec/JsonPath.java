package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.JsonStreamContext;

/** The text of a place in a JSON document ({@code $.items[2].price}), built only when something went wrong there. */
final class JsonPath {
    private static final int LONGEST = 400;
    private static final int LONGEST_NAME = 60;

    private JsonPath() {}

    /** The value that a parser stands at. */
    static String ofReader(JsonStreamContext context) {
        return shortened(append(context, new StringBuilder(), 0).toString());
    }

    /** The value that a generator is about to write: in an array it counts the elements that were begun. */
    static String ofWriter(JsonStreamContext context) {
        return shortened(append(context, new StringBuilder(), 1).toString());
    }

    /** The place {@code path}, which starts with {@code $}, of a document that stands at {@code root} in another one. */
    static String join(String root, String path) {
        return shortened(root + path.substring(1));
    }

    static String child(String path, String name) {
        return appendName(new StringBuilder(path), name).toString();
    }

    private static StringBuilder append(JsonStreamContext context, StringBuilder text, int ahead) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            return text.append('$');
        }
        append(parent, text, 0);
        if (context.inArray()) {
            int index = context.hasCurrentIndex() ? context.getCurrentIndex() + ahead : ahead - 1;
            return index < 0 ? text : text.append('[').append(index).append(']');
        }
        String name = context.getCurrentName();
        return name == null ? text : appendName(text, name);
    }

    private static StringBuilder appendName(StringBuilder text, String name) {
        boolean plain = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$');
        return plain
                ? text.append('.').append(name)
                : text.append("[").append(Quoted.text(name)).append(']');
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST
                ? path
                : path.substring(0, LONGEST / 2) + "…" + path.substring(path.length() - LONGEST / 2);
    }
}
