package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The states of runs that this engine gave up a while ago, so that it need not read their journals when it goes on with them.
 *
 * <p>A state is good only for a claim whose entry stands right behind the last one that was written here, if that one still carries the token
 * of this engine's claim: an entry under a claim is only ever written by the one who holds it, and stands on all those before it. Anything else
 * is read from the store. How long states are held, and how many, is bounded; the oldest go first.
 */
final class Held {
    private final long nanos;
    private final int most;
    private final LongSupplier clock;
    private final Map<Long, Kept> byRun = new LinkedHashMap<>();

    /**
     * Where a run was left.
     *
     * @param run the run's number
     * @param claim the token of the claim under which its last entry was written
     * @param state its state
     * @param position the position of its last entry
     * @param checkpointed the position of its newest checkpoint
     * @param consumedUpTo the messages up to this position are consumed
     */
    record Rest(long run, long claim, RunState state, int position, int checkpointed, int consumedUpTo) {}

    private record Kept(Rest rest, long since) {}

    /**
     * Holds nothing yet.
     *
     * @param time how long; zero: not at all
     * @param clock monotonic, in nanoseconds
     */
    Held(Duration time, int most, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.most = most;
        this.clock = clock;
    }

    boolean holds() {
        return nanos > 0;
    }

    synchronized void keep(Rest rest) {
        byRun.remove(rest.run());
        byRun.put(rest.run(), new Kept(rest, clock.getAsLong()));
        if (byRun.size() > most) {
            Iterator<Long> oldest = byRun.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Lets go of what was held long enough. */
    synchronized void sweep() {
        long now = clock.getAsLong();
        Iterator<Kept> kept = byRun.values().iterator();
        while (kept.hasNext() && now - kept.next().since() > nanos) {
            kept.remove();
        }
    }

    /** How many there are. */
    synchronized int size() {
        return byRun.size();
    }

    /**
     * What a claimed run starts from, with what has come to its inbox since; empty if nothing is held of it, or somebody else has written to it.
     *
     * @throws dev.lodestep.runtime.StoreUnavailableException if its messages cannot be read
     */
    Optional<LoadedRun> resume(Claimed claimed, Store store) {
        return take(claimed).map(rest -> loaded(claimed, rest, store));
    }

    private synchronized Optional<Rest> take(Claimed claimed) {
        Kept kept = byRun.remove(claimed.row().run());
        return Optional.ofNullable(kept)
                .map(Kept::rest)
                .filter(rest -> rest.position() == claimed.seq() - 1 && rest.claim() == claimed.before());
    }

    private static LoadedRun loaded(Claimed claimed, Rest rest, Store store) {
        RunRow row = claimed.row();
        List<InboxRow> messages =
                row.inbox() > rest.consumedUpTo() ? store.inbox(row.run(), rest.consumedUpTo()) : List.of();
        Declared declared = new Declared(row.waits(), row.compensating());
        for (InboxRow message : messages) {
            if (message.accepted() && message.ord() > row.inbox()) {
                declared = declared.without(message.name()); // it came after the claim, and took that wait
            }
        }
        return new LoadedRun(
                rest.state(),
                claimed.seq(),
                rest.checkpointed(),
                declared,
                rest.consumedUpTo(),
                messages,
                row.priority(),
                row.parent(),
                row.startAt());
    }
}
