package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.StoredRun;
import java.util.ArrayList;
import java.util.List;

/** Looks at a whole history, at its end. */
public final class Rules {
    private final History history;

    /** Rules for that history. */
    public Rules(History history) {
        this.history = history;
    }

    /** What does not hold, the most basic first. */
    public List<Violation> broken() {
        List<Violation> found = new ArrayList<>();
        new KeptPromises(history, found).check();
        for (StoredRun run : history.runs().values()) {
            new JournalRules(history, run, found).check();
        }
        if (found.isEmpty()) {
            for (StoredRun run : history.runs().values()) {
                new EffectRules(history, run, found).check();
                new UndoRules(history, run, found).check();
                new MessageRules(history, run, found).check();
            }
            int deleted = history.purge().getAsInt();
            if (found.isEmpty() && deleted != history.runs().size()) {
                found.add(new Violation(
                        Invariant.I17_NOTHING_IS_LEFT,
                        deleted + " of " + history.runs().size() + " runs could be deleted"));
            }
        }
        return found;
    }
}
