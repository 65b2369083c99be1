package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writes of one run: at most one is under way, and what follows from its answer. With the executor's lock. */
final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    private final RunParts run;
    private final Mailbox mailbox;
    private final Saving saving;
    private final Family family;
    private final Writer writer;
    private boolean underWay;
    private boolean holdOff;
    private @Nullable Runnable successor;

    /** Whose writes they are. */
    interface Writer {
        /** Lets something be written once the turn is over; the answer is a part of another turn. */
        void write(RunWrite request, Consumer<WriteResult> answered);

        /** Whether the run is none of this executor's any more. */
        boolean left();

        /** Is done with the run. */
        void leave(RunHost.Leaving how);

        /** Parks the run for an operator. */
        void park(String reason);
    }

    Writing(RunParts run, Mailbox mailbox, Saving saving, Family family, Writer writer) {
        this.run = run;
        this.mailbox = mailbox;
        this.saving = saving;
        this.family = family;
        this.writer = writer;
    }

    /** Whether a write is under way, or a transaction has the run's turn. */
    boolean underWay() {
        return underWay;
    }

    /** A transaction has the run's turn, or has it not. */
    boolean underWay(boolean turnTaken) {
        underWay = turnTaken;
        return turnTaken;
    }

    /** What is to be done is not possible just now. */
    void holdOff() {
        holdOff = true;
    }

    /** Whether it was said that something is not possible just now; once. */
    boolean takeHoldOff() {
        boolean off = holdOff;
        holdOff = false;
        return off;
    }

    void write(List<Entry> added, Supplier<RunWrite> write) {
        write(added, write, () -> {});
    }

    void declare(List<Entry> added, Declared wanted, Supplier<RunWrite> write) {
        write(added, write, () -> mailbox.declare(wanted));
    }

    /** Adds entries to what is unsaved and writes all of it; what happens while it is written stays unsaved. */
    void write(List<Entry> added, Supplier<RunWrite> write, Runnable then) {
        int before = run.ledger().unsaved().size();
        run.ledger().addAll(added);
        List<Unsaved> sent = List.copyOf(run.ledger().unsaved());
        RunWrite request = write.get();
        underWay = true;
        writer.write(request, result -> wrote(request, result, sent, before, then));
    }

    /** The transaction that had the run's turn got this answer to what was sent. */
    void transacted(RunWrite request, WriteResult result, List<Unsaved> sent) {
        wrote(request, result, sent, sent.size(), () -> {});
    }

    private void wrote(RunWrite request, WriteResult result, List<Unsaved> sent, int before, Runnable then) {
        if (!writer.left() && result instanceof WriteResult.Written) {
            saving.saved(sent);
        }
        if (!goesOn()) {
            return;
        }
        if (result instanceof WriteResult.Written) {
            then.run();
        } else if (result instanceof WriteResult.Fenced) {
            writer.leave(new RunHost.Leaving.Lost());
        } else if (result instanceof WriteResult.ChildConflict conflict) {
            run.ledger().takeBack(before, sent.size());
            family.conflict(sent, before, conflict.id());
        } else if (result instanceof WriteResult.Refused refused) {
            refused(request, refused.reason());
        } else {
            // not written: what the decision had added is decided anew on what has come since
            run.ledger().takeBack(before, sent.size());
            holdOff = !mailbox.read(run.ledger().durable());
        }
    }

    /** No write is under way any more; false if the run is none of this executor's from now on. */
    boolean goesOn() {
        underWay = false;
        if (!writer.left() && successor != null) {
            giveWay(successor);
        }
        return !writer.left();
    }

    /**
     * Leaves the run to another executor in this process. A write that is under way is waited for, since it may be what made the new claim
     * possible: what it saved is told before anything that comes after it.
     */
    void giveWayTo(Runnable begin) {
        if (underWay && !writer.left()) {
            successor = begin;
        } else {
            giveWay(begin);
        }
    }

    private void giveWay(Runnable begin) {
        writer.leave(new RunHost.Leaving.Lost());
        run.outbox().add(begin);
    }

    /** Parks the run; a run that cannot even be parked is left to the heart, which claims it anew from what the store has. */
    private void refused(RunWrite request, String reason) {
        LOG.error(
                "{} refused what run '{}' recorded: {}",
                run.host().store().describe(),
                run.claim().runId(),
                reason);
        boolean parking = request instanceof RunWrite.Park park && park.status() == StoredStatus.PARKED;
        run.ledger().takeBack(0, run.ledger().unsaved().size());
        if (parking) {
            writer.leave(new RunHost.Leaving.Lost());
        } else {
            run.attempts().interruptAll();
            writer.park("the store refused what was recorded: " + reason);
        }
    }
}
