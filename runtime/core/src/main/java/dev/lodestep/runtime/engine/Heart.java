package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkerRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this worker alive in the store, takes over from workers that are dead, and finds runs that this worker owns but does not execute
 * (operations 12 and 13 of the protocol).
 *
 * <p>No clocks are compared: a worker is dead when its beat has not changed for a lease by this process's monotonic clock while this one's own
 * calls succeeded all that time, or when the store knows that its process has ended. Being dead is final: a worker that finds itself dead
 * drops everything and goes on under a new number.
 */
final class Heart {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Store store;
    private final Environment environment;
    private final EngineOptions options;
    private final Loop beats;
    private final Map<Long, Seen> others = new HashMap<>();
    private Map<Long, Long> orphans = new HashMap<>();
    private volatile long worker;
    private volatile long lastBeat;
    private Listener listener = new Listener() {};

    /** What the engine does about what the heart finds. */
    interface Listener {
        /** This worker was declared dead: all its executors are void. */
        default void died() {}

        /** The store answers again, or another worker's runs can be claimed. */
        default void workMayBeThere() {}

        /** A run of this worker's that has no executor was claimed anew. */
        default void reclaimed(Claimed claimed) {}

        /** Whether an executor holds a run. */
        default boolean holds(long run) {
            return true;
        }
    }

    private record Seen(long beat, long since) {}

    Heart(Store store, Environment environment, EngineOptions options) {
        this.store = store;
        this.environment = environment;
        this.options = options;
        this.beats = new Loop("the heartbeat", environment, options.pollInterval(), this::beat);
    }

    /** Joins the store; {@link StoreUnavailableException} if that is impossible. */
    void start(Listener found) {
        listener = found;
        join();
        beats.hurry();
    }

    void stop() {
        beats.stop();
    }

    long worker() {
        return worker;
    }

    /** Whether the last sign of life is so young that no other worker can have taken over. */
    boolean trusted() {
        return environment.nanoTime() - lastBeat < options.lease().toNanos() * 2 / 3;
    }

    private void join() {
        long number = environment.randomLong();
        store.join(number, options.name());
        worker = number;
        lastBeat = environment.nanoTime();
    }

    private Duration beat() {
        try {
            return beatOnce();
        } catch (StoreUnavailableException e) {
            others.clear(); // the window in which others were seen silent has a gap
            throw e;
        }
    }

    private Duration beatOnce() {
        long before = environment.nanoTime();
        boolean wasTrusted = trusted();
        if (before - lastBeat > options.lease().toNanos()) {
            others.clear(); // this process paused, or the store did: what it saw before proves nothing
        }
        if (store.beat(worker)) {
            lastBeat = before;
        } else {
            LOG.warn("worker {} was declared dead; its runs are claimed anew under a new number", worker);
            join();
            others.clear();
            listener.died();
        }
        boolean found = takeOver();
        reconcile();
        if (found || !wasTrusted) {
            listener.workMayBeThere();
        }
        return options.lease().dividedBy(3);
    }

    /** Declares workers dead that gave no sign of life for a whole lease; true if there was one. */
    private boolean takeOver() {
        boolean found = false;
        long now = environment.nanoTime();
        List<WorkerRow> rows = store.workers();
        others.keySet().retainAll(rows.stream().map(WorkerRow::worker).toList());
        for (WorkerRow row : rows) {
            if (row.worker() == worker) {
                continue;
            }
            Seen seen = others.get(row.worker());
            if (seen == null || seen.beat() != row.beat()) {
                seen = new Seen(row.beat(), now);
                others.put(row.worker(), seen);
            }
            boolean silent = now - seen.since() > options.lease().toNanos();
            if ((row.gone() || silent) && store.declareDead(row.worker(), row.beat())) {
                LOG.info("worker {} ({}) is gone; its runs are taken over", row.worker(), row.name());
                others.remove(row.worker());
                found = true;
            }
        }
        return found;
    }

    /** A run is an orphan when it has had no executor at two rounds under the same claim: the answer to its claim or start was lost. */
    private void reconcile() {
        Map<Long, Long> ownerless = new HashMap<>();
        store.owned(worker).forEach((run, claim) -> {
            if (!listener.holds(run)) {
                ownerless.put(run, claim);
            }
        });
        ownerless.forEach((run, claim) -> {
            if (claim.equals(orphans.get(run)) && !listener.holds(run)) {
                Optional<Claimed> claimed = store.reclaim(worker, run, claim, environment.randomLong());
                claimed.ifPresent(listener::reclaimed);
            }
        });
        orphans = ownerless;
    }
}
