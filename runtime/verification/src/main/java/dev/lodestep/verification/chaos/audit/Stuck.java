package dev.lodestep.verification.chaos.audit;

import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.List;

/** Every run has ended. */
final class Stuck implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        return evidence.stories().stream()
                .filter(story -> !story.ended())
                .map(story ->
                        new Violation(Kind.STUCK, story.id(), "it is " + story.status() + " (" + story.reason() + ")"))
                .toList();
    }
}
