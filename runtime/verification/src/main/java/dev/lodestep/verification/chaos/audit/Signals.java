package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A message is consumed at most once, and exists; one that a wait has accepted is consumed, unless the run was cancelled. */
final class Signals implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Story story : evidence.stories()) {
            check(story, found);
        }
        return found;
    }

    private static void check(Story story, List<Violation> found) {
        Set<Integer> there = new HashSet<>();
        story.inbox().forEach(letter -> there.add(letter.ord()));
        Set<Integer> consumed = new HashSet<>();
        for (Row row : story.journal()) {
            if (row.message().isPresent() && row.kind() != EntryKind.FINAL) {
                int message = row.message().getAsInt();
                if (!consumed.add(message)) {
                    found.add(new Violation(Kind.SIGNAL, story.id(), "message " + message + " was consumed twice"));
                }
                if (!there.contains(message)) {
                    found.add(new Violation(
                            Kind.SIGNAL, story.id(), "message " + message + " was consumed and never sent"));
                }
            }
        }
        for (Letter letter : story.inbox()) {
            boolean signal = letter.signalId().isPresent() && letter.accepted();
            if (signal && story.status() != StoredStatus.CANCELLED && !consumed.contains(letter.ord())) {
                found.add(new Violation(
                        Kind.SIGNAL, story.id(), "message " + letter.ord() + " was accepted and not consumed"));
            }
        }
    }
}
