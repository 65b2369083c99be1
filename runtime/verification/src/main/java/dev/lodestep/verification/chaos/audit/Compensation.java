package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A run that failed or was cancelled has undone all that it had completed, in exact reverse order; one that completed has undone nothing. */
final class Compensation implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            if (story.isUndo() || !story.ended()) {
                continue; // what undoes a child has no results of its own
            }
            Facts facts = evidence.facts(story);
            List<String> completed = new ArrayList<>();
            List<String> undone = new ArrayList<>();
            for (Story.Recorded recorded : story.recorded(facts)) {
                EntryKind kind = recorded.row().kind();
                if (kind == EntryKind.RESULT && facts.canBeUndone(recorded.row().node())) {
                    completed.add("undo " + recorded.unit());
                } else if (kind == EntryKind.COMPENSATED) {
                    undone.add(recorded.unit());
                }
            }
            Collections.reverse(completed);
            List<String> due = story.status() == StoredStatus.COMPLETED ? List.of() : completed;
            if (!undone.equals(due)) {
                found.add(new Violation(
                        Kind.COMPENSATION,
                        story.id(),
                        story.status() + " with " + undone + ", where " + due + " was due"));
            }
        }
        return found;
    }
}
