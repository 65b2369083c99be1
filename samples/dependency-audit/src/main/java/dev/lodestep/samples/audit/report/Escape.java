package dev.lodestep.samples.audit.report;

/**
 * Makes names that others chose harmless where they are shown: a jar may be called {@code <script>}, or contain what a terminal obeys.
 */
public final class Escape {
    private static final String PLAIN = "[A-Za-z0-9_./:@%+=,-]+";

    private Escape() {}

    /** As text or as a quoted attribute's value in HTML. */
    public static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        terminal(text).chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** On a terminal: control and direction characters are replaced by a question mark in a diamond. */
    public static String terminal(String text) {
        return text.codePoints()
                .map(c -> unsafe(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As one argument on a shell's command line. */
    public static String shell(String text) {
        if (text.matches(PLAIN)) {
            return text;
        }
        if (text.codePoints().noneMatch(Escape::unsafe)) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        text.codePoints().forEach(c -> {
            if (unsafe(c)) {
                quoted.append(c < 0x80 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
            } else {
                quoted.append(c == '\'' || c == '\\' ? "\\" : "").appendCodePoint(c);
            }
        });
        return quoted.append('\'').toString();
    }

    private static boolean unsafe(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE;
    }
}
