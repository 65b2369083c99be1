package dev.lodestep.verification.chaos.audit;

import java.util.List;

/** Looks at all that is known when the faults are over, and says what must not be. Pure. */
public final class Auditor {
    private static final List<Rule> RULES = List.of(
            new Lost(),
            new Stuck(),
            new BrokenJournal(),
            new RecordedTwice(),
            new Signals(),
            new Early(),
            new OutsideEffects(),
            new TransactionalEffects(),
            new OtherResult(),
            new Compensation(),
            new Surprises());

    private Auditor() {}

    /** What must not be; empty if all is well. */
    public static List<Violation> audit(Evidence evidence) {
        return RULES.stream()
                .flatMap(rule -> rule.violations(evidence).stream())
                .toList();
    }

    /** How many effects happened more than once, explained or not. */
    public static int repeatedEffects(Evidence evidence) {
        return OutsideEffects.repeated(evidence);
    }
}
