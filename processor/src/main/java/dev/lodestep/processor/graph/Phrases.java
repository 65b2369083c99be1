package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the names of the source what a condition means. */
final class Phrases {
    /** What takes more ways, or more decisions on all of them together, is told by what it depends on. */
    private static final int MAX_WAYS = 4;

    private static final int MAX_DECISIONS = 6;

    private static final int MAX_CASES = 4;

    private final Skeleton skeleton;
    private final Guards guards;

    Phrases(Skeleton skeleton, Guards guards) {
        this.skeleton = skeleton;
        this.guards = guards;
    }

    /** The shortest way on which a condition holds, one phrase for each decision; empty where it holds always. */
    List<String> shortestWay(int condition) {
        return guards.diagrams().shortestWay(condition).entrySet().stream()
                .map(each -> {
                    BitSet value = new BitSet();
                    value.set(each.getValue());
                    return phrase(guards.decisions().choice(each.getKey(), value));
                })
                .toList();
    }

    /** When a condition holds: {@code always}, {@code never}, or {@code when 'review' gives Approved}. */
    String when(int condition) {
        if (condition == Diagrams.ALWAYS) {
            return "always";
        }
        if (condition == Diagrams.NEVER) {
            return "never";
        }
        List<Map<Integer, BitSet>> ways = guards.diagrams().ways(condition, MAX_WAYS);
        if (ways.size() > MAX_WAYS || ways.stream().mapToInt(Map::size).sum() > MAX_DECISIONS) {
            return dependingOn(ways);
        }
        return "when "
                + ways.stream()
                        .map(way -> way.entrySet().stream()
                                .map(each -> phrase(guards.decisions().choice(each.getKey(), each.getValue())))
                                .collect(Collectors.joining(" and ")))
                        .collect(Collectors.joining(", or when "));
    }

    private String dependingOn(List<Map<Integer, BitSet>> ways) {
        List<String> deciders = ways.stream()
                .flatMap(way -> way.entrySet().stream())
                .map(each -> decider(guards.decisions().choice(each.getKey(), each.getValue())))
                .distinct()
                .sorted()
                .toList();
        boolean all = ways.size() <= MAX_WAYS && deciders.size() <= MAX_CASES;
        return "depending on " + deciders.stream().limit(MAX_CASES).collect(Collectors.joining(", "))
                + (all ? "" : " and others");
    }

    private String phrase(Choice choice) {
        boolean yes = choice.cases().contains("true");
        return switch (choice.kind()) {
            case ONLY_IF ->
                "'" + predicate(choice.decider()) + "' " + (yes ? "lets" : "does not let") + " '"
                        + skeleton.nodes().name(choice.decider()) + "' run";
            case COMPLETES -> "'" + skeleton.nodes().name(choice.decider()) + "' " + (yes ? "completes" : "fails");
            case WINNER -> quoted(choice.cases()) + " would win the race";
            case UNTIL ->
                "'"
                        + skeleton.until(choice.decider())
                                .map(CompanionModel::method)
                                .orElseThrow() + "' " + (yes ? "ends" : "does not end") + " the loop";
            case EARLIER ->
                "'" + skeleton.nodes().name(choice.decider()) + "' gave " + (yes ? "a value" : "nothing")
                        + " in an earlier round";
            case EARLIER_CASE ->
                "'" + skeleton.nodes().name(choice.decider()) + "' gave " + cases(choice) + " in an earlier round";
            case PRESENT ->
                "'" + skeleton.nodes().name(choice.decider()) + "' gives " + (yes ? "a value" : "an empty Optional");
            case CASE ->
                decider(choice) + (choice.decider() == skeleton.nodes().size() ? " is " : " gives ") + cases(choice);
        };
    }

    private static String quoted(List<String> names) {
        return names.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" or "));
    }

    private String predicate(int node) {
        return skeleton.onlyIf(node).map(CompanionModel::method).orElseThrow();
    }

    private String decider(Choice choice) {
        return choice.decider() == skeleton.nodes().size()
                ? "the input"
                : "'" + skeleton.nodes().name(choice.decider()) + "'";
    }

    private static String cases(Choice choice) {
        List<String> cases = choice.cases();
        if (cases.size() > MAX_CASES) {
            return "one of " + cases.size() + " of its " + choice.complete() + " cases";
        }
        return String.join(" or ", cases);
    }
}
