package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Journals have all positions from 1, each once; begin with the start and end with the end; and whatever stands behind a claim was written
 * under it.
 */
final class BrokenJournal implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            check(story, found);
        }
        return found;
    }

    private static void check(Story story, List<Violation> found) {
        List<Row> journal = story.journal();
        long claim = 0;
        for (int i = 0; i < journal.size(); i++) {
            Row row = journal.get(i);
            if (row.seq() != i + 1) {
                found.add(broken(story, "position " + row.seq() + " stands where " + (i + 1) + " should"));
                return;
            }
            if (row.isClaim()) {
                claim = row.claim();
            } else if (row.claim() != claim) {
                found.add(
                        broken(story, "position " + row.seq() + " was written under another claim than the last one"));
            }
            if (row.kind() == EntryKind.START != (i == 0)) {
                found.add(broken(story, "position " + row.seq() + " is " + row.kind()));
            }
            if (row.kind() == EntryKind.FINAL && i + 1 < journal.size()) {
                found.add(broken(story, "something stands behind the end at position " + row.seq()));
            }
        }
        boolean over = !journal.isEmpty() && journal.get(journal.size() - 1).kind() == EntryKind.FINAL;
        if (over != story.ended()) {
            found.add(
                    broken(story, "it is " + story.status() + ", and its journal is " + (over ? "" : "not ") + "over"));
        }
    }

    private static Violation broken(Story story, String what) {
        return new Violation(Kind.BROKEN_JOURNAL, story.id(), what);
    }
}
