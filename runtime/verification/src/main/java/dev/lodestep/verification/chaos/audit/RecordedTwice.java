package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A result, a failed attempt, a compensation is recorded once; and a wait ends once, by a signal or by its time. */
final class RecordedTwice implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            Set<String> seen = new HashSet<>();
            for (Story.Recorded recorded : story.recorded(evidence.facts(story))) {
                boolean failed = recorded.row().kind() == EntryKind.FAILURE
                        || recorded.row().kind() == EntryKind.COMPENSATION_FAILED;
                String what = recorded.unit()
                        + (failed ? " failed in attempt " + recorded.row().attempt() : " completed");
                if (!seen.add(what)) {
                    found.add(new Violation(Kind.RECORDED_TWICE, story.id(), what));
                }
            }
            for (Row row : story.journal()) {
                boolean ends = row.kind() == EntryKind.SIGNAL || row.kind() == EntryKind.TIMEOUT;
                if (ends && !seen.add(row.node() + " was over")) {
                    found.add(new Violation(Kind.RECORDED_TWICE, story.id(), row.node() + " was over twice"));
                }
            }
        }
        return found;
    }
}
