package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.SkipReason;
import java.util.List;

/** What follows once entries are durable: they count, listeners hear of them, and what has become useless by them is interrupted. */
final class Saving {
    private final Registered workflow;
    private final Ledger ledger;
    private final Inbox inbox;
    private final AttemptRunner attempts;
    private final Outbox outbox;
    private final Family family;

    Saving(Registered workflow, Ledger ledger, Inbox inbox, AttemptRunner attempts, Outbox outbox, Family family) {
        this.workflow = workflow;
        this.ledger = ledger;
        this.inbox = inbox;
        this.attempts = attempts;
        this.outbox = outbox;
        this.family = family;
    }

    void saved(List<Unsaved> sent) {
        ledger.saved(sent);
        family.saved(sent);
        for (Unsaved one : sent) {
            inbox.consumed(one.row().message());
            interruptWhatIsInVain(one.entry());
            outbox.tell(one.entry());
        }
    }

    /** What lost its race, and, where failures are to be fast, what runs beside a failure. */
    private void interruptWhatIsInVain(Entry entry) {
        if (entry instanceof Entry.Skipped skipped && skipped.reason() == SkipReason.LOST_RACE) {
            attempts.interrupt(skipped.place().node());
        } else if (entry instanceof Entry.SkippedByHand skipped
                && !skipped.place().isElement()) {
            attempts.interrupt(skipped.place().node());
        } else if (workflow.definition().failFast()
                && !ledger.durable().failures().isEmpty()) {
            attempts.cancel(CancelMode.COMPENSATE); // what undoes would go on, if there were any yet
        }
    }
}
