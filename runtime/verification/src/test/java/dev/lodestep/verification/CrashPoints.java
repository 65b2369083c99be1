package dev.lodestep.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often processes died in a play, and what the workflows that were played say. */
final class CrashPoints {
    private final Map<String, Map<Runner, Integer>> ofPlays = new LinkedHashMap<>();
    private final Map<String, Map<Runner, Integer>> ofWorkflows = new LinkedHashMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();

    void add(Play<?, ?> play, Runner runner, int deaths) {
        of(ofPlays, play.toString()).merge(runner, deaths, Integer::sum);
        of(ofWorkflows, play.workflow().getSimpleName()).merge(runner, deaths, Integer::sum);
    }

    void uses(Map<String, Set<String>> table) {
        uses.putAll(table);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Deaths after which a play came to the same; none was a failure:");
        ofPlays.forEach((play, deaths) -> lines.add(String.format(Locale.ROOT, "%-55s %s", play, text(deaths))));
        lines.add(String.format(Locale.ROOT, "%-55s %s", "all", text(sum(ofPlays.values()))));
        lines.add("What annotations say, in which workflows, and how often these died:");
        uses.forEach((word, workflows) -> {
            List<Map<Runner, Integer>> deaths = workflows.stream()
                    .map(workflow -> of(ofWorkflows, workflow))
                    .toList();
            lines.add(String.format(Locale.ROOT, "%-45s %s  %s", word, text(sum(deaths)), workflows));
        });
        return lines;
    }

    private static Map<Runner, Integer> of(Map<String, Map<Runner, Integer>> table, String row) {
        return table.computeIfAbsent(row, none -> new EnumMap<>(Runner.class));
    }

    private static Map<Runner, Integer> sum(Iterable<Map<Runner, Integer>> rows) {
        Map<Runner, Integer> sum = new EnumMap<>(Runner.class);
        rows.forEach(row -> row.forEach((runner, deaths) -> sum.merge(runner, deaths, Integer::sum)));
        return sum;
    }

    private static String text(Map<Runner, Integer> deaths) {
        StringBuilder text = new StringBuilder();
        for (Runner runner : Runner.values()) {
            text.append(String.format(
                    Locale.ROOT, " %s %4s", runner.name().toLowerCase(Locale.ROOT), deaths.getOrDefault(runner, 0)));
        }
        return text.toString();
    }
}
