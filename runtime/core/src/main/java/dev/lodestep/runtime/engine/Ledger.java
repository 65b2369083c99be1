package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.NewEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's journal in the hands of its owner: the state that the store has, and the entries that it has not yet. */
final class Ledger {
    /** With at most so many entries since the last checkpoint, a run's journal is read rather than a checkpoint written at its end. */
    private static final int SHORT_JOURNAL = 64;

    private final Registered workflow;
    private final Limits limits;
    private final List<Unsaved> unsaved = new ArrayList<>();
    private RunState durable;
    private int position;
    private int checkpointed;

    Ledger(Registered workflow, Limits limits, LoadedRun run) {
        this.workflow = workflow;
        this.limits = limits;
        this.durable = run.state();
        this.position = run.position();
        this.checkpointed = run.checkpointed();
    }

    /** The state that the store has. */
    RunState durable() {
        return durable;
    }

    /** What the store has not, oldest first. */
    List<Unsaved> unsaved() {
        return unsaved;
    }

    /** The state with everything that the store has not yet. */
    RunState head() {
        RunState head = durable;
        for (Unsaved one : unsaved) {
            head = head.apply(one.entry());
        }
        return head;
    }

    /** That state after some entries more. */
    RunState headWith(List<Entry> added) {
        RunState head = head();
        for (Entry entry : added) {
            head = head.apply(entry);
        }
        return head;
    }

    /** The position of the newest checkpoint; 0: there is none. */
    int checkpointed() {
        return checkpointed;
    }

    /** The position of the next entry. */
    int next() {
        return position + 1;
    }

    /**
     * Adds what happened.
     *
     * @param startedAt when the attempt that it records began, if it records one
     * @throws EncodeException if it holds what cannot be stored
     * @throws dev.lodestep.runtime.PayloadTooLargeException if it is too large
     */
    void add(Entry entry, @Nullable Instant startedAt) {
        NewEntry row = workflow.entries().encode(entry, 0, startedAt);
        limits.payload(entry, row);
        unsaved.add(new Unsaved(entry, row));
    }

    /** Adds the consumption of a message. */
    void consume(Entry entry, InboxRow message) {
        unsaved.add(new Unsaved(entry, workflow.entries().encode(entry, message.token(), null)));
    }

    /** Adds all of them, or none if one cannot be stored. */
    void addAll(List<Entry> entries) {
        int before = unsaved.size();
        try {
            entries.forEach(entry -> add(entry, null));
        } catch (RuntimeException e) {
            unsaved.subList(before, unsaved.size()).clear();
            throw e;
        }
    }

    /** Takes back what stands between two indexes of {@link #unsaved}. */
    void takeBack(int from, int to) {
        unsaved.subList(from, to).clear();
    }

    /** What happened at an index of {@link #unsaved} is something else. */
    void replace(int index, Entry entry) {
        unsaved.set(index, new Unsaved(entry, workflow.entries().encode(entry)));
    }

    /** The store has the oldest unsaved entries now. */
    void saved(List<Unsaved> sent) {
        unsaved.subList(0, sent.size()).clear();
        position += sent.size();
        for (Unsaved one : sent) {
            durable = durable.apply(one.entry());
        }
    }

    /** The next position was sealed: it holds nothing. */
    void sealed() {
        position++;
    }

    /** A checkpoint of everything, as of a write of all unsaved entries. */
    Checkpoint checkpoint() {
        int seq = position + unsaved.size();
        Checkpoint checkpoint = new Checkpoint(
                seq, workflow.definition().fingerprint(), workflow.states().encode(head()));
        checkpointed = seq;
        return checkpoint;
    }

    /**
     * A run that ends after a few entries needs no checkpoint: reading its journal is cheaper than writing one more row for each run. An older
     * checkpoint is replaced.
     */
    @Nullable
    Checkpoint lastCheckpoint() {
        boolean longRun = position + unsaved.size() - checkpointed > SHORT_JOURNAL;
        return checkpointed > 0 || longRun ? checkpoint() : null;
    }
}
