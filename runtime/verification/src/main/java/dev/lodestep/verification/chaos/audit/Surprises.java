package dev.lodestep.verification.chaos.audit;

import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.List;

/** Customers are told of a store that does not answer, and of nothing else. */
final class Surprises implements Rule {
    @Override
    public List<Violation> violations(Evidence evidence) {
        return evidence.acknowledged().stream()
                .filter(Acknowledged.Surprised.class::isInstance)
                .map(Acknowledged.Surprised.class::cast)
                .map(surprised -> new Violation(Kind.SURPRISE, surprised.run(), surprised.what()))
                .toList();
    }
}
