package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks generated lines where a person would. */
final class Layout {
    private static final int WIDTH = 90;
    private static final int ONE_LINE = 110;
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private static final Pattern STATIC_IMPORTS =
            Pattern.compile("\\b(?:NodeDefinition|Binding|CompensationDefinition)\\.(?=[a-z])");
    private static final Pattern SHORT_COMMENT = Pattern.compile("(?m)^( *)/\\*\\*\\n\\1 \\* (.{1,130})\\n\\1 \\*/$");
    private static final Pattern EMPTY_BODY = Pattern.compile("(?m) \\{\\n *}$");
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^( {8}[^\\s(]+\\(\".*\"\\)),\\n\\n(?= {8}[^\\s(]+\\(\")");
    private static final Pattern TRAILING_SPACE = Pattern.compile("(?m) +$");

    /** An accessor of one statement, which fits on a line. */
    private static final Pattern ACCESSOR = Pattern.compile(
            "(?m)^( +)((?:public |private |static |final )*[^\\n=]{1,100}\\) \\{)\\n\\1    ((?:return|super|this)[^\\n]*;)\\n\\1}$");
    /** Two of them without a comment between them. */
    private static final Pattern GAP = Pattern.compile(
            "(?m)^( +public [^\\n]*\\) \\{ return [^\\n]*; }\\n)\\n(?= +public [^\\n]*\\) \\{ return )");

    private Layout() {}

    /** A generated file with comments of one line on one line, constants without gaps, and nothing after the ends of lines. */
    static String tidy(String source) {
        String text = SHORT_COMMENT.matcher(source).replaceAll("$1/** $2 */");
        text = EMPTY_BODY.matcher(text).replaceAll(" {}");
        text = CONSTANT.matcher(text).replaceAll("$1,\n");
        text = ACCESSOR.matcher(text).replaceAll(Layout::oneLine);
        text = GAP.matcher(text).replaceAll("$1");
        return TRAILING_SPACE.matcher(text).replaceAll("");
    }

    private static String oneLine(MatchResult method) {
        String line = method.group(1) + method.group(2) + " " + method.group(3) + " }";
        return Matcher.quoteReplacement(
                line.length() <= ONE_LINE && !method.group(2).startsWith("if") ? line : method.group());
    }

    /** A name as a comment can show it: without what would end the comment, its tag, or the literal. */
    static String inComment(String name) {
        return name.replaceAll("[*{}@\\\\\\p{Cntrl}]", "_");
    }

    /** A chain of calls: on one line if it is short, else one call a line. */
    static CodeBlock chain(List<CodeBlock> parts) {
        int length = parts.stream().mapToInt(Layout::length).sum();
        if (length <= WIDTH || parts.size() < 2) {
            return CodeBlock.join(parts, "");
        }
        return CodeBlock.of("$L$>$>\n$L$<$<", parts.get(0), CodeBlock.join(parts.subList(1, parts.size()), "\n"));
    }

    /** The arguments of a call that starts with {@code called}: on its line if they fit, else one a line. */
    static CodeBlock arguments(CodeBlock called, List<CodeBlock> arguments) {
        int length = length(called)
                + arguments.stream().mapToInt(each -> length(each) + 2).sum();
        return length <= WIDTH + 10 || arguments.size() < 2
                ? CodeBlock.join(arguments, ", ")
                : CodeBlock.of("$>$>\n$L$<$<", CodeBlock.join(arguments, ",\n"));
    }

    /** About how many characters it takes once types and static methods are imported. */
    private static int length(CodeBlock code) {
        String text = PACKAGES.matcher(code.toString()).replaceAll("");
        return STATIC_IMPORTS.matcher(text).replaceAll("").length();
    }
}
