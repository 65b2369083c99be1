package dev.lodestep.runtime.store;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are kept. Each method is one transaction: when it returns, what it did is durable and other processes see it.
 *
 * <p>Methods may be called from any thread. A method that throws {@link StoreUnavailableException} may or may not have taken effect; calling
 * it again with the same arguments is always safe. Times are the store's own clock; they are kept to the microsecond at least, a due time is
 * never rounded down. After {@link #close} every method but {@link #describe} and {@link #now} throws {@link StoreUnavailableException}.
 */
public interface Store extends AutoCloseable {
    /** Names the store in messages, such as {@code SQLite orders.db}. */
    String describe();

    /** The store's clock: due times and deadlines are compared with it. */
    Instant now();

    // Workers (operations 12 and 13)

    /**
     * Makes a worker known: LIVE, beat 0. The number is random and was never used before.
     *
     * @throws IllegalArgumentException if the number belongs to a worker of another name or to a dead one; join under a fresh number
     */
    void join(long worker, String name);

    /** Says which workflows a worker executes, in place of what it said before, for {@link WorkerRow#knows}. */
    void announce(long worker, Set<WorkflowVersion> known);

    /** Signs life. False: this incarnation was declared dead; it owns nothing any more and must join under a new number. */
    boolean beat(long worker);

    /** Says that a worker claims no more. */
    void drain(long worker);

    /** Says that a worker has ended: what it still owns may be claimed at once. */
    void leave(long worker);

    /** All workers that are not DEAD. */
    List<WorkerRow> workers();

    /** Declares a worker dead if its beat is still the one that was seen; true if it is dead now by this call. */
    boolean declareDead(long worker, long seenBeat);

    // What an owner writes (operations 1, 2, 3, 3b, 5, 6, 7 and 10)

    /**
     * Writes a batch. The answers are in the order of the writes; each write takes effect wholly or not at all, and never because of or in
     * spite of another one. At most one write per run is in a batch. Writes of a worker that is DEAD are all {@link WriteResult.Fenced}, except
     * starts, for which the caller is answered as if it were alive but the run is READY.
     */
    List<WriteResult> write(long worker, List<RunWrite> batch);

    /** What lets a step write through a connection, together with its result; empty if this store has no such connections. */
    default Optional<Transactions> transactions() {
        return Optional.empty();
    }

    /** What keeps limits over all workers; empty if this store cannot: then each engine has limits of its own. */
    default Optional<SharedLimits> limits() {
        return Optional.empty();
    }

    // From outside (operations 4 and 11)

    /**
     * Delivers a message. A signal is ACCEPTED if an open wait has its name, which closes that wait in the store; then a WAITING run becomes
     * READY. A PARKED run takes no signal and keeps its waits. A signal that nothing takes is BUFFERED or, where it is not to be buffered,
     * answered with NOT_WAITING and forgotten. Control messages are always kept; {@link MessageKind#wakes} says which runs they make READY.
     * The same message sent again, told by its token, is answered as the first time and kept once; so is a signal id that is there among the
     * messages of that kind, with DUPLICATE.
     *
     * @param maxUnread how many unread signals a run may hold; what a wait takes at once, and control messages, are taken beyond that
     * @throws IllegalArgumentException if the name or the signal id is no {@linkplain StorableText storable text}, or the kind is CHILD
     */
    Delivery deliver(Message message, int maxUnread);

    /**
     * Delivers a signal to the run of an id and starts that run before, in the same transaction, if the id is free: as READY, owned by nobody.
     * A run that is started so keeps the signal, also one that is not to be buffered. Where the id is taken by a run of the same workflow
     * with the same input digest, the signal is delivered to it as {@link #deliver} does.
     *
     * @param start what to start; that it asks for an owner does not count
     * @throws IllegalArgumentException if the message is no signal, or is for another id than that of the start, or its name or signal id is
     *     no {@linkplain StorableText storable text}
     */
    StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread);

    // Claims (operations 8 and 12)

    /**
     * Claims runs that are READY, or WAITING and due, or owned by a DEAD worker, of the given workflows and versions, of higher priority
     * first, then older first; each claim is a CLAIM entry with a fresh token. The row keeps its open waits and loses its due time, reason and
     * failure.
     * Empty if the worker is not LIVE.
     */
    List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens);

    /** Claims a run anew that this worker owns by a claim that no executor holds; empty if that is no longer so, or if it is not LIVE. */
    Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token);

    /** The runs that a worker owns, with their claims. */
    Map<Long, Long> owned(long worker);

    /** Gives a run back: it is READY at once. Nothing happens if the worker no longer owns it by that claim. */
    void release(long worker, long run, long claim);

    /** When the next WAITING run of these workflows is due. */
    Optional<Instant> nextDue(Set<WorkflowVersion> known);

    /**
     * Asks to be told when other processes may have left something to claim or a message for a run that is executed here; at best, and until
     * the store is closed. Nobody may depend on it: a store may never tell, or tell in vain. The hint is run on any thread and must be quick.
     */
    default void listen(Runnable hint) {}

    // Reading (operations 8 and 14)

    /** Everything of a run that a new owner needs: the journal after the checkpoint, all messages. Empty: there is no such run. */
    Optional<StoredRun> load(long run);

    /** The run of an id with its whole journal and all messages. */
    Optional<StoredRun> read(String id);

    /** The row of an id. */
    Optional<RunRow> find(String id);

    /** The children of a run that have not ended, in the order in which they were started. */
    List<RunRow> unendedChildren(long run);

    /** The messages behind a position, in order. */
    List<InboxRow> inbox(long run, int afterOrd);

    /** The inbox counters of runs; runs that are gone are left out. */
    Map<Long, Integer> inboxCounters(Collection<Long> runs);

    /**
     * A page of the runs that a query asks for, in its order; runs of one time in the order of their numbers. Empty if it asks for what is no
     * {@linkplain StorableText storable text}.
     *
     * @throws IllegalArgumentException if its cursor is none of such a query
     */
    List<RunRow> list(RunQuery query);

    /** How many runs stand where, of one workflow or, where it is null, of each; what stands nowhere is left out. */
    List<RunCount> counts(@Nullable String workflow);

    /** How many runs are in each status, 0 for those without any, of one workflow or, where it is null, of all. */
    default Map<StoredStatus, Long> count(@Nullable String workflow) {
        Map<StoredStatus, Long> all = new EnumMap<>(StoredStatus.class);
        for (StoredStatus status : StoredStatus.values()) {
            all.put(status, 0L);
        }
        counts(workflow).forEach(count -> all.merge(count.standing().status(), count.runs(), Long::sum));
        return all;
    }

    // Retention (operation 15)

    /**
     * Deletes those of some runs that may go, with all that belongs to them; the numbers of those that it deleted. A run may go when it has
     * ended, and no child of it and none of those above it, its parent, the parent of that and so on, has still to end: what goes on above
     * may have to undo what it did.
     */
    Set<Long> purge(Collection<Long> runs);

    /** Lets go of files and connections. */
    @Override
    void close();
}
