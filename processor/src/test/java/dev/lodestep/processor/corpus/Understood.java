package dev.lodestep.processor.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code -Alodestep.explain} says about the nodes of a workflow, in the short form of {@link RightProgram}. */
final class Understood {
    private static final Pattern NODE = Pattern.compile("\\s+\\d+\\. (.+?): .*?(?:; follows (.+))?");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s+\\S.* (\\S+) = (?:the last completed of )?(.+?)(?: \\(@From\\))?");

    /** What follows an arrow, up to the parameters, or an equals sign, up to the next parameter. */
    private static final Pattern SET = Pattern.compile("(?<=<- )[^(]+(?= \\()|(?<= = )[^,)]+");

    private Understood() {}

    static List<String> nodes(String explanation) {
        List<String> nodes = new ArrayList<>();
        String node = "";
        List<String> parameters = new ArrayList<>();
        for (String line : (explanation + "\n  0. end: ").lines().skip(1).toList()) {
            Matcher parameter = PARAMETER.matcher(line);
            Matcher next = NODE.matcher(line);
            if (next.matches()) {
                nodes.add(ordered(node + " (" + String.join(", ", parameters) + ")"));
                parameters.clear();
                node = next.group(1) + (next.group(2) == null ? "" : " <- " + next.group(2));
            } else if (parameter.matches()) {
                parameters.add(parameter.group(1) + " = " + sources(parameter.group(2)));
            }
        }
        return nodes.subList(1, nodes.size());
    }

    /** The same with what is a set in a fixed order: {@code a <- b, c (x = d|e)}. */
    static String ordered(String node) {
        return SET.matcher(node)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Stream.of(match.group().split(", |\\|"))
                                .sorted()
                                .collect(Collectors.joining(match.group().contains("|") ? "|" : ", "))));
    }

    private static String sources(String text) {
        return List.of(text.split(", ")).stream()
                .map(each -> each.equals("the input") ? "input" : each.replace("'", ""))
                .collect(Collectors.joining("|"));
    }
}
