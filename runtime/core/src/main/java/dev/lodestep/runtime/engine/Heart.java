package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** So many runs are claimed anew in one round, so that the beats between are not late. */
    private static final int RECLAIMED_AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Store store;
    private final Environment environment;
    private final EngineOptions options;
    private final Loop beats;
    private final Loop announcements;
    private final Map<Long, Seen> others = new HashMap<>();
    private Map<Long, Long> orphans = new HashMap<>();
    private Set<WorkflowVersion> announced = Set.of();
    private long announcedAs;
    private volatile long worker;
    private volatile long lastBeat;
    private volatile boolean turnedAway;
    private Listener listener = new Listener() {};

    /** What the engine does about what the heart finds. */
    interface Listener {
        /** A worker of this engine's was declared dead: all its executors are void. */
        default void died(long deadWorker) {}

        /** The store answers again, or another worker's runs can be claimed. */
        default void workMayBeThere() {}

        /** A run of this worker's that has no executor was claimed anew. */
        default void reclaimed(Claimed claimed) {}

        /** What this worker executes. */
        default Set<WorkflowVersion> known() {
            return Set.of();
        }

        /** Whether an executor holds a run, or will in a moment, or a start is under way that has this claim. */
        default boolean holds(long run, long claim) {
            return true;
        }
    }

    private record Seen(long beat, long since) {}

    Heart(Store store, Environment environment, EngineOptions options) {
        this.store = store;
        this.environment = environment;
        this.options = options;
        this.beats = new Loop("the heartbeat", environment, options.pollInterval(), this::beat);
        this.announcements =
                new Loop("announcing workflows", environment, options.pollInterval(), this::announceWhatIsNew);
    }

    /** Joins the store; {@link StoreUnavailableException} if that is impossible. */
    void start(Listener found) {
        listener = found;
        join();
        beats.hurry();
    }

    void stop() {
        beats.stop();
        announcements.stop();
    }

    long worker() {
        return worker;
    }

    /**
     * Whether the last sign of life is so young that no other worker can have taken over. Whoever is told no hears of it, by
     * {@link Listener#workMayBeThere}, when that is so again.
     */
    boolean trusted() {
        boolean young = environment.nanoTime() - lastBeat < options.lease().toNanos() * 2 / 3;
        if (!young) {
            turnedAway = true;
        }
        return young;
    }

    private void join() {
        long number = environment.randomLong();
        store.join(number, options.name());
        worker = number;
        lastBeat = environment.nanoTime();
    }

    /** Lets everybody know soon what this worker executes. */
    void announce() {
        announcements.hurry();
    }

    private Duration announceWhatIsNew() {
        Set<WorkflowVersion> known = listener.known();
        long announcing = worker;
        if (announcing != announcedAs || !known.equals(announced)) {
            store.announce(announcing, known);
            announced = known;
            announcedAs = announcing;
        }
        return options.lease();
    }

    private Duration beat() {
        try {
            return beatOnce();
        } catch (RuntimeException | Error e) {
            others.clear(); // the window in which others were seen silent has a gap
            throw e;
        }
    }

    private Duration beatOnce() {
        long before = environment.nanoTime();
        if (before - lastBeat > options.lease().toNanos()) {
            others.clear(); // this process paused, or the store did: what it saw before proves nothing
        }
        if (store.beat(worker)) {
            lastBeat = before;
        } else {
            LOG.warn("worker {} was declared dead; its runs are claimed anew under a new number", worker);
            others.clear();
            listener.died(worker);
            join();
            announce();
        }
        boolean found = takeOver();
        boolean all = reconcile();
        if (found || turnedAway) {
            turnedAway = false;
            listener.workMayBeThere();
        }
        return options.lease().dividedBy(all ? 3 : 30);
    }

    /** Declares workers dead that gave no sign of life for a whole lease; true if there was one. */
    private boolean takeOver() {
        boolean found = false;
        long asked = environment.nanoTime();
        List<WorkerRow> rows = store.workers();
        long answered = environment.nanoTime(); // a beat that is seen for the first time may be as young as this
        others.keySet().retainAll(rows.stream().map(WorkerRow::worker).toList());
        for (WorkerRow row : rows) {
            if (row.worker() == worker) {
                continue;
            }
            Seen seen = others.get(row.worker());
            if (seen == null || seen.beat() != row.beat()) {
                seen = new Seen(row.beat(), answered);
                others.put(row.worker(), seen);
            }
            boolean silent = asked - seen.since() > options.lease().toNanos();
            if ((row.gone() || silent) && store.declareDead(row.worker(), row.beat())) {
                LOG.info("worker {} ({}) is gone; its runs are taken over", row.worker(), row.name());
                others.remove(row.worker());
                found = true;
            }
        }
        return found;
    }

    /**
     * A run is an orphan when it has had no executor at two rounds under the same claim: the answer to its claim or start was lost. False if
     * there are more than are claimed in one round.
     */
    private boolean reconcile() {
        Map<Long, Long> ownerless = new HashMap<>();
        store.owned(worker).forEach((run, claim) -> {
            if (!listener.holds(run, claim)) {
                ownerless.put(run, claim);
            }
        });
        List<Map.Entry<Long, Long>> found = ownerless.entrySet().stream()
                .filter(owned -> owned.getValue().equals(orphans.get(owned.getKey())))
                .toList();
        orphans = ownerless;
        found.stream().limit(RECLAIMED_AT_ONCE).forEach(owned -> reclaim(owned.getKey(), owned.getValue()));
        return found.size() <= RECLAIMED_AT_ONCE;
    }

    private void reclaim(long run, long claim) {
        if (!listener.holds(run, claim)) {
            Optional<Claimed> claimed = store.reclaim(worker, run, claim, environment.randomLong());
            claimed.ifPresent(listener::reclaimed);
        }
    }
}
