package dev.lodestep.verification.chaos.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An effect outside of the store happens once for each attempt, but for reasons that can be named.
 *
 * <p>The reasons: whoever had it owned the run by a claim before the attempt was recorded, once for each such claim; and between one and the
 * next the controller, or the machine, did something to either's process. All of them have the same idempotency key, which nothing else has;
 * an attempt follows the recorded failure of the one before it; and whatever is recorded has had its effect.
 */
final class OutsideEffects implements Rule {
    private record Unit(String run, String unit, int attempt) {}

    /** Where a unit's story is told, and the row that records an attempt at it. */
    private record Record(Story story, Row row) {}

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        Map<Unit, Record> records = new HashMap<>();
        Map<String, List<Story>> stories = evidence.stories().stream().collect(groupingBy(Story::actsFor));
        for (Story story : evidence.stories()) {
            for (Story.Recorded recorded : story.recorded(evidence.facts(story))) {
                Unit unit = new Unit(
                        story.actsFor(), recorded.unit(), recorded.row().attempt());
                records.put(unit, new Record(story, recorded.row()));
            }
        }
        Map<Unit, List<Effect>> effects = byUnit(evidence);
        effects.forEach((unit, same) -> {
            List<Story> told = stories.getOrDefault(unit.run(), List.of());
            owned(evidence, unit, same, told, records, found);
            if (unit.attempt() > 1 && !records.containsKey(new Unit(unit.run(), unit.unit(), unit.attempt() - 1))) {
                found.add(violation(unit, "the attempt before it is not recorded"));
            }
            for (int i = 1; i < same.size(); i++) {
                if (!excused(evidence, same.get(i - 1), same.get(i))) {
                    found.add(violation(unit, "nothing was done to either: " + same.get(i - 1) + ", " + same.get(i)));
                }
            }
        });
        keys(evidence.outside(), found);
        missing(evidence, records, effects, found);
        return found;
    }

    /** How many effects are there more than once. */
    static int repeated(Evidence evidence) {
        return byUnit(evidence).values().stream()
                .mapToInt(same -> same.size() - 1)
                .sum();
    }

    private static Map<Unit, List<Effect>> byUnit(Evidence evidence) {
        return evidence.outside().stream()
                .sorted(Comparator.comparingLong(Effect::atMillis))
                .collect(groupingBy(effect -> new Unit(effect.run(), effect.unit(), effect.attempt())));
    }

    private static void owned(
            Evidence evidence,
            Unit unit,
            List<Effect> same,
            List<Story> told,
            Map<Unit, Record> records,
            List<Violation> found) {
        Map<String, Integer> claims = new TreeMap<>();
        Record record = records.get(unit);
        for (Story story : record == null ? told : List.of(record.story())) {
            for (Row row : story.journal()) {
                boolean before = record == null || row.seq() < record.row().seq();
                if (row.isClaim() && before && row.worker().isPresent()) {
                    String process =
                            evidence.workers().getOrDefault(row.worker().getAsLong(), "nobody");
                    claims.merge(process, 1, Integer::sum);
                }
            }
        }
        Map<String, List<Effect>> byProcess = same.stream().collect(groupingBy(Effect::process));
        for (Map.Entry<String, List<Effect>> one : byProcess.entrySet()) {
            int owned = claims.getOrDefault(one.getKey(), 0);
            if (one.getValue().size() > owned) {
                found.add(violation(
                        unit,
                        one.getValue().size() + " times by " + one.getKey() + ", which owned the run " + owned
                                + " times before it was recorded"));
            }
        }
    }

    private static boolean excused(Evidence evidence, Effect one, Effect next) {
        return evidence.disturbances().stream()
                .anyMatch(disturbance -> (disturbance.met(one.process()) || disturbance.met(next.process()))
                        && disturbance.during(one.atMillis(), next.atMillis()));
    }

    private static void keys(List<Effect> effects, List<Violation> found) {
        Map<String, String> keyOf = new HashMap<>();
        Map<String, String> unitOf = new HashMap<>();
        for (Effect effect : effects) {
            String unit = effect.run() + " " + effect.unit();
            String key = keyOf.putIfAbsent(unit, effect.key());
            String other = unitOf.putIfAbsent(effect.key(), unit);
            if (key != null && !key.equals(effect.key()) || other != null && !other.equals(unit)) {
                found.add(new Violation(
                        Kind.UNEXPLAINED_EFFECT,
                        effect.run(),
                        effect + ", where the key was of " + other + ", " + key));
            }
        }
    }

    private static void missing(
            Evidence evidence, Map<Unit, Record> records, Map<Unit, List<Effect>> effects, List<Violation> found) {
        records.forEach((unit, record) -> {
            boolean done =
                    record.row().kind() == EntryKind.RESULT || record.row().kind() == EntryKind.COMPENSATED;
            boolean leaves =
                    evidence.facts(record.story()).leavesOutside(record.row().node());
            if (done && leaves && !effects.containsKey(unit)) {
                found.add(violation(unit, "it is recorded, and did not happen"));
            }
        });
    }

    private static Violation violation(Unit unit, String what) {
        return new Violation(
                Kind.UNEXPLAINED_EFFECT, unit.run(), unit.unit() + ", attempt " + unit.attempt() + ": " + what);
    }
}
