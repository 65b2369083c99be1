package dev.lodestep.runtime.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a run asks a store to write about it: all of it or nothing. Sending the same write again after an unknown outcome is
 * always safe.
 */
public sealed interface RunWrite {
    /**
     * Operation 1: inserts the run, if its id is free, with its START entry at position 1.
     *
     * @param id the run's id, unique in the store
     * @param workflow the stored name of its workflow
     * @param version the workflow's version
     * @param inputDigest tells whether a later start with the same id means the same run
     * @param priority higher is claimed first
     * @param token a fresh random token, the run's first claim
     * @param owned true: the writing worker executes it at once; false: it is READY for whoever claims it
     * @param input UTF-8 JSON, or null where the workflow takes no input
     * @param startAt the run is WAITING, owned by nobody, and due then; null: it begins at once
     * @param attributes what the run is found by
     */
    record Start(
            String id,
            String workflow,
            int version,
            byte[] inputDigest,
            int priority,
            long token,
            boolean owned,
            byte @Nullable [] input,
            @Nullable Instant startAt,
            Map<String, String> attributes)
            implements RunWrite {
        /** Checks that nobody owns what is not to begin yet. */
        public Start {
            if (owned && startAt != null) {
                throw new IllegalArgumentException("run " + id + " begins later, so nobody can own it yet");
            }
        }

        /** A start at once, without attributes. */
        public Start(
                String id,
                String workflow,
                int version,
                byte[] inputDigest,
                int priority,
                long token,
                boolean owned,
                byte @Nullable [] input) {
            this(id, workflow, version, inputDigest, priority, token, owned, input, null, Map.of());
        }

        /** The same, not before that time. */
        public Start at(@Nullable Instant time) {
            return new Start(id, workflow, version, inputDigest, priority, token, owned, input, time, attributes);
        }

        /** The same with these attributes. */
        public Start with(Map<String, String> found) {
            return new Start(id, workflow, version, inputDigest, priority, token, owned, input, startAt, found);
        }

        /** Whether the run that has the id is what this start asks for: the same workflow with the same input. */
        public boolean isSame(WriteResult.Exists there) {
            return workflow.equals(there.row().workflow()) && Arrays.equals(inputDigest, there.inputDigest());
        }
    }

    /**
     * A write that is fenced: position {@code seq - 1} must exist under {@code claim}, and {@code seq} must be free. If {@code seq} is taken by
     * the same entries under the same claim, it took effect before; by others under the same claim, it is refused, since rule 4 was broken.
     */
    sealed interface Fenced extends RunWrite {
        /** The run's number in the store. */
        long run();

        /** The token of the writer's claim. */
        long claim();

        /** The position of the first entry. */
        int seq();

        /** The entries, in order; an entry that names a message also needs that message, with its token, in the inbox. */
        List<NewEntry> entries();
    }

    /** Operations 2 and 5: appends entries; touches no run row. */
    record Append(long run, long claim, int seq, List<NewEntry> entries) implements Fenced {}

    /**
     * Settles a transaction of {@link Transactions} whose outcome is unknown: takes the position of its result, so that it can never be
     * committed, or is told by {@link WriteResult.Taken} that the result is there. Waits for a transaction that is still being committed.
     */
    record Seal(long run, long claim, int seq) implements Fenced {
        private static final List<NewEntry> SEAL = List.of(NewEntry.of(EntryKind.SEAL, null, 0, null));

        @Override
        public List<NewEntry> entries() {
            return SEAL;
        }
    }

    /**
     * Operation 3: gives the run up until a message or the due time comes; only if no message came since {@code seenInbox}. Its entries may be
     * empty.
     *
     * @param status {@link StoredStatus#WAITING} or {@link StoredStatus#PARKED}
     * @param compensating whether the run is being compensated
     * @param waits the names of the signals that open waits take, one for each wait
     * @param due when the run is to be claimed without any message
     * @param reason for PARKED: why, for operators
     * @param failure for PARKED: the type of the error, if it is parked for one
     * @param seenInbox the inbox counter that the owner has read up to
     * @param checkpoint includes the entries of this write
     * @param children runs that start together with it
     */
    record Park(
            long run,
            long claim,
            int seq,
            List<NewEntry> entries,
            StoredStatus status,
            boolean compensating,
            List<String> waits,
            @Nullable Instant due,
            @Nullable String reason,
            @Nullable String failure,
            int seenInbox,
            @Nullable Checkpoint checkpoint,
            List<NewChild> children)
            implements Fenced {
        /** A park that starts no children, for no failure. */
        public Park(
                long run,
                long claim,
                int seq,
                List<NewEntry> entries,
                StoredStatus status,
                boolean compensating,
                List<String> waits,
                @Nullable Instant due,
                @Nullable String reason,
                int seenInbox,
                @Nullable Checkpoint checkpoint) {
            this(
                    run,
                    claim,
                    seq,
                    entries,
                    status,
                    compensating,
                    waits,
                    due,
                    reason,
                    null,
                    seenInbox,
                    checkpoint,
                    List.of());
        }

        /** The same, for a failure of that type. */
        public Park failedWith(@Nullable String type) {
            return copy(type, children);
        }

        /** The same, which starts these children, too. */
        public Park starting(List<NewChild> started) {
            return copy(failure, started);
        }

        private Park copy(@Nullable String type, List<NewChild> started) {
            return new Park(
                    run,
                    claim,
                    seq,
                    entries,
                    status,
                    compensating,
                    waits,
                    due,
                    reason,
                    type,
                    seenInbox,
                    checkpoint,
                    started);
        }
    }

    /**
     * Operation 3b: tells the store which waits are open, and whether the run is being compensated, while the run goes on; only if no message
     * came since {@code seenInbox}. Its entries may be empty.
     *
     * @param children runs that start together with it
     */
    record Open(
            long run,
            long claim,
            int seq,
            List<NewEntry> entries,
            boolean compensating,
            List<String> waits,
            int seenInbox,
            List<NewChild> children)
            implements Fenced {
        /** An open that starts no children. */
        public Open(
                long run,
                long claim,
                int seq,
                List<NewEntry> entries,
                boolean compensating,
                List<String> waits,
                int seenInbox) {
            this(run, claim, seq, entries, compensating, waits, seenInbox, List.of());
        }

        /** The same, which starts these children, too. */
        public Open starting(List<NewChild> started) {
            return new Open(run, claim, seq, entries, compensating, waits, seenInbox, started);
        }
    }

    /**
     * Operation 6: records that a wait's time is over; only if no message came since {@code seenInbox} and the deadline has passed by the
     * store's clock.
     *
     * @param waits the waits that stay open
     */
    record TimeOut(
            long run, long claim, int seq, List<NewEntry> entries, List<String> waits, Instant deadline, int seenInbox)
            implements Fenced {}

    /**
     * Operation 10: ends the run, which then waits for nothing and is not being compensated any more; only if no message came since
     * {@code seenInbox}, unless {@code ignoreInbox}.
     *
     * <p>The end of a child delivers a CHILD message to its parent in the same transaction, once, and counts it in the parent's
     * {@code inbox}. It makes a WAITING parent READY if the child did not complete, or if no child of the same node is left that has not
     * ended. A parent that has ended or is gone gets nothing.
     *
     * @param status a final one
     * @param reason for FAILED and CANCELLED: why, in one line
     * @param failure for FAILED: the type of the error
     * @param ending for a child: the payload of the message to its parent, UTF-8 JSON
     */
    record Finish(
            long run,
            long claim,
            int seq,
            List<NewEntry> entries,
            StoredStatus status,
            @Nullable String reason,
            @Nullable String failure,
            int seenInbox,
            boolean ignoreInbox,
            @Nullable Checkpoint checkpoint,
            byte @Nullable [] ending)
            implements Fenced {
        /** An end that tells a parent no more than that it came. */
        public Finish(
                long run,
                long claim,
                int seq,
                List<NewEntry> entries,
                StoredStatus status,
                @Nullable String reason,
                int seenInbox,
                boolean ignoreInbox,
                @Nullable Checkpoint checkpoint) {
            this(run, claim, seq, entries, status, reason, null, seenInbox, ignoreInbox, checkpoint, null);
        }

        /** The same, for a failure of that type. */
        public Finish failedWith(@Nullable String type) {
            return new Finish(
                    run, claim, seq, entries, status, reason, type, seenInbox, ignoreInbox, checkpoint, ending);
        }

        /** The same, which tells the parent this. */
        public Finish telling(byte @Nullable [] payload) {
            return new Finish(
                    run, claim, seq, entries, status, reason, failure, seenInbox, ignoreInbox, checkpoint, payload);
        }
    }
}
