package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people were told: starts that are kept, signals that are there once, cancellations that are heeded. */
final class KeptPromises {
    private final History history;
    private final List<Violation> found;

    KeptPromises(History history, List<Violation> found) {
        this.history = history;
        this.found = found;
    }

    void check() {
        history.told().starts.forEach((id, input) -> {
            StoredRun run = history.runs().get(id);
            if (run == null || run.journal().isEmpty()) {
                found.add(new Violation(Invariant.I1_STARTS_ARE_KEPT, id + " was acknowledged and is not there"));
            } else if (!History.text(run.journal().get(0)).contains(input)) {
                found.add(new Violation(
                        Invariant.I1_STARTS_ARE_KEPT,
                        id + " was started with '" + input + "' and has "
                                + History.text(run.journal().get(0))));
            }
        });
        Set<String> taken = new HashSet<>();
        for (Acknowledgements.Signal signal : history.told().signals) {
            if (signal.answer() == SignalResult.ACCEPTED || signal.answer() == SignalResult.BUFFERED) {
                kept(signal);
                if (!taken.add(signal.runId() + " " + signal.signalId())) {
                    found.add(new Violation(
                            Invariant.I11_MESSAGES,
                            "signal " + signal.signalId() + " of " + signal.runId() + " was taken twice"));
                }
            }
        }
        for (String id : history.told().cancellations) {
            StoredRun run = history.runs().get(id);
            if (run != null && run.row().status() == StoredStatus.COMPLETED) {
                found.add(new Violation(Invariant.I15_CANCELLATIONS, id + " was cancelled and completed all the same"));
            }
        }
    }

    private void kept(Acknowledgements.Signal signal) {
        StoredRun run = history.runs().get(signal.runId());
        long there = run == null
                ? 0
                : run.inbox().stream()
                        .map(InboxRow::signalId)
                        .filter(signal.signalId()::equals)
                        .count();
        if (there != 1) {
            found.add(new Violation(
                    Invariant.I11_MESSAGES,
                    "signal " + signal.signalId() + " of " + signal.runId() + " was answered with " + signal.answer()
                            + " and is there " + there + " times"));
        }
    }
}
