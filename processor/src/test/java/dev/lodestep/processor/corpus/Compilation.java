package dev.lodestep.processor.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;

/**
 * What came of one compilation.
 *
 * @param said everything that the compiler said, in its order
 * @param files what was written, by path
 */
record Compilation(List<Said> said, Map<String, byte[]> files) {
    /**
     * One thing that a compiler said.
     *
     * @param file the path of the source file; empty where it is about none
     * @param line the line, from 1; -1 where it is about none
     */
    record Said(Diagnostic.Kind kind, String file, long line, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + kind.name().toLowerCase(Locale.ROOT) + ": " + message;
        }
    }

    List<Said> errors() {
        return said.stream()
                .filter(each -> each.kind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** Everything that was said, as text. */
    String report() {
        return said.stream().map(Said::toString).collect(Collectors.joining("\n"));
    }

    /** A file that was written. */
    String text(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new AssertionError("no " + path + " among " + files.keySet() + "\n" + report());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
