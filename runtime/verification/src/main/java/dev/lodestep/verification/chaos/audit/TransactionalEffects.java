package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a transactional step wrote is there exactly once if the step's result is recorded, and not at all if it is not. */
final class TransactionalEffects implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, Integer> left = new HashMap<>();
        for (Effect effect : evidence.inside()) {
            left.merge(effect.run() + " " + effect.unit(), 1, Integer::sum);
        }
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            Facts facts = evidence.facts(story);
            for (Story.Recorded recorded : story.recorded(facts)) {
                EntryKind kind = recorded.row().kind();
                boolean done = kind == EntryKind.RESULT || kind == EntryKind.COMPENSATED;
                if (done && facts.leavesInside(recorded.row().node())) {
                    String unit = story.actsFor() + " " + recorded.unit();
                    Integer times = left.remove(unit);
                    if (times == null || times != 1) {
                        found.add(
                                violation(story.id(), recorded.unit() + " is recorded, and there " + times + " times"));
                    }
                }
            }
        }
        left.forEach((unit, times) -> found.add(violation(unit, "is there " + times + " times, and not recorded")));
        return found;
    }

    private static Violation violation(String run, String what) {
        return new Violation(Kind.TRANSACTION, run, what);
    }
}
