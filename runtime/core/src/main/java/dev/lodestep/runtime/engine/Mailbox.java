package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Store;
import java.util.List;

/** What goes between a run's owner and those outside, through the store: the messages that came, and what the store shows of the run. */
final class Mailbox {
    private final Store store;
    private final Claim claim;
    private final Inbox inbox;
    private Declared declared;
    private boolean messagesCame;

    Mailbox(Store store, Claim claim, LoadedRun run) {
        this.store = store;
        this.claim = claim;
        this.declared = run.declared();
        this.inbox = new Inbox(run.consumedUpTo());
        inbox.add(run.inbox(), run.state());
    }

    Inbox inbox() {
        return inbox;
    }

    /** What the store shows. */
    Declared declared() {
        return declared;
    }

    /** The store shows this now. */
    void declare(Declared now) {
        declared = now;
    }

    /** There is something to be read, as soon as that can be done. */
    void messagesCame() {
        messagesCame = true;
    }

    /** Reads, if something came. */
    void readWhatCame(RunState durable) {
        if (messagesCame) {
            read(durable);
            messagesCame = false;
        }
    }

    /** Reads what is there; true if there was something new. What an open wait took already is not shown as open any more. */
    boolean read(RunState durable) {
        List<InboxRow> fresh = inbox.add(store.inbox(claim.run(), inbox.seen()), durable);
        fresh.stream().filter(InboxRow::accepted).forEach(row -> declared = declared.without(row.name()));
        return !fresh.isEmpty();
    }
}
