package dev.lodestep.jdbc.postgres;

import java.util.List;

/** Lists as the text form of a {@code text[]}: how one goes into each row of a batch, where arrays of arrays would be one. */
final class ArrayText {
    private ArrayText() {}

    static String of(List<String> elements) {
        StringBuilder text = new StringBuilder("{");
        for (String element : elements) {
            text.append(text.length() == 1 ? "\"" : ",\"");
            for (int i = 0; i < element.length(); i++) {
                char c = element.charAt(i);
                if (c == '"' || c == '\\') {
                    text.append('\\');
                }
                text.append(c);
            }
            text.append('"');
        }
        return text.append('}').toString();
    }
}
