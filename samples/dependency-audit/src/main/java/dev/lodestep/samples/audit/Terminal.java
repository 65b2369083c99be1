package dev.lodestep.samples.audit;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where output goes.
 *
 * @param out takes the output
 * @param interactive whether a person is looking, so that a line may be drawn over
 * @param width in characters
 */
record Terminal(PrintWriter out, boolean interactive, int width) {
    private static final int DEFAULT_WIDTH = 100;

    /** The terminal of a process, if it has one. */
    static Terminal of(PrintWriter out, @Nullable Console console, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
        return new Terminal(out, console != null && !dumb, width);
    }
}
