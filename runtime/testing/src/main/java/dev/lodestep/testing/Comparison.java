package dev.lodestep.testing;

import dev.lodestep.testing.Effects.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a crash has changed: nothing, if the workflow is right. Each difference is a sentence that names the step and what to do. */
final class Comparison {
    private final Trial calm;
    private final Trial crashed;
    private final List<String> problems = new ArrayList<>();

    private Comparison(Trial calm, Trial crashed) {
        this.calm = calm;
        this.crashed = crashed;
    }

    static List<String> of(Trial calm, Trial crashed) {
        Comparison comparison = new Comparison(calm, crashed);
        comparison.effects();
        comparison.runs();
        return comparison.problems;
    }

    private void effects() {
        Map<String, List<Effect>> expected = byKind(calm);
        Map<String, List<Effect>> happened = byKind(crashed);
        TreeSet<String> kinds = new TreeSet<>(expected.keySet());
        kinds.addAll(happened.keySet());
        for (String what : kinds) {
            long before = calm.effects().count(what);
            long now = crashed.effects().count(what);
            List<Effect> requests = happened.getOrDefault(what, expected.getOrDefault(what, List.of()));
            if (now > before) {
                problems.add(doubled(what, before, now, requests));
            } else if (now < before) {
                problems.add("'" + what + "' of " + step(requests) + " happened " + times(now) + " instead of "
                        + times(before)
                        + ": its result was recorded before its effect; do the effect before the step returns, or complete"
                        + " its CompletionStage only then");
            }
        }
    }

    private static String doubled(String what, long before, long now, List<Effect> requests) {
        boolean keyed = requests.stream().allMatch(effect -> effect.key().isPresent());
        String remedy = keyed
                ? "its key is another one in the new process: use StepContext.idempotencyKey(), which stays the same"
                : "it is not safe to repeat: hand StepContext.idempotencyKey() to the service, so that it recognises a"
                        + " repeated request (and note the effect with that key), or write it in a step that takes a Connection";
        return step(requests) + " did '" + what + "' " + times(now) + " instead of " + times(before)
                + ". A step whose result was not recorded runs again after a crash, and " + remedy;
    }

    private static String step(List<Effect> requests) {
        String places = requests.stream()
                .map(Effect::place)
                .flatMap(Optional::stream)
                .map(place -> place.replaceFirst("[#~][^/]*", ""))
                .distinct()
                .map(place -> place.endsWith("/undo")
                        ? "the compensation of '" + place.substring(0, place.length() - "/undo".length()) + "'"
                        : "step '" + place + "'")
                .collect(Collectors.joining(" and "));
        return places.isEmpty() ? "a step" : places;
    }

    private static String times(long count) {
        return count == 1 ? "once" : count == 0 ? "never" : count + " times";
    }

    private static Map<String, List<Effect>> byKind(Trial trial) {
        return trial.effects().requests().stream()
                .collect(Collectors.groupingBy(Effect::what, LinkedHashMap::new, Collectors.toList()));
    }

    private void runs() {
        TreeSet<String> ids = new TreeSet<>(calm.runs().keySet());
        ids.addAll(crashed.runs().keySet());
        for (String id : ids) {
            String before = calm.runs().get(id);
            String now = crashed.runs().get(id);
            if (before == null) {
                problems.add("there is a run '" + id
                        + "' that is not there otherwise: start runs with ids that say what they are for");
            } else if (!before.equals(now)) {
                problems.add("run '" + id + "' ends as " + (now == null ? "nothing" : now) + " instead of " + before
                        + ": a step gave another result, or threw, when it ran again");
            }
        }
    }
}
