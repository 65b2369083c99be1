package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks generated lines where a person would. */
final class Layout {
    private static final int WIDTH = 80;
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private Layout() {}

    /** A chain of calls: on one line if it is short, else one call a line. */
    static CodeBlock chain(List<CodeBlock> parts) {
        int length = parts.stream().mapToInt(Layout::length).sum();
        if (length <= WIDTH || parts.size() < 2) {
            return CodeBlock.join(parts, "");
        }
        return CodeBlock.of("$L$>$>\n$L$<$<", parts.get(0), CodeBlock.join(parts.subList(1, parts.size()), "\n"));
    }

    /** About how many characters it takes once types are imported. */
    private static int length(CodeBlock code) {
        return PACKAGES.matcher(code.toString()).replaceAll("").length();
    }
}
