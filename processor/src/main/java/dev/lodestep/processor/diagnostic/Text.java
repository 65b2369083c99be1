package dev.lodestep.processor.diagnostic;

import java.util.Collection;
import java.util.List;

/** Lays out one message: a headline that is enough by itself, then what explains it and the code to paste, indented by four. */
final class Text {
    private static final String INDENT = "    ";
    private static final int SHOWN = 8;

    private final StringBuilder text;

    private Text(String headline) {
        this.text = new StringBuilder(headline);
    }

    static Text of(String headline) {
        return new Text(headline);
    }

    /** A line of its own that explains. */
    Text paragraph(String line) {
        text.append('\n').append(line);
        return this;
    }

    /** A line of a path or of candidates. */
    Text detail(String line) {
        return paragraph(INDENT + line);
    }

    /** The lines of a path or of candidates; beyond eight only how many more there are. */
    Text details(Collection<String> lines) {
        lines.stream().limit(SHOWN).forEach(this::detail);
        return lines.size() > SHOWN ? detail("and " + (lines.size() - SHOWN) + " more") : this;
    }

    /** Code to paste. */
    Text code(String... lines) {
        List.of(lines).forEach(this::detail);
        return this;
    }

    /** One of several ways out. */
    Text way(int number, String what, String code) {
        return detail(number + ") " + what + ":").detail(INDENT + code);
    }

    String done() {
        return text.toString();
    }
}
