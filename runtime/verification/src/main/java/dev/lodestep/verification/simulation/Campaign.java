package dev.lodestep.verification.simulation;

import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.invariant.Invariant;
import dev.lodestep.verification.simulation.invariant.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Plays one seed after the other, a few at a time, until all are played or the time is over. */
final class Campaign {
    /** So many seeds come to one that is played on SQLite, too, and to one that is played twice. */
    private static final int RARELY = 100;

    private final long first;
    private final long seeds;
    private final long until;
    private final int threads;
    private final AtomicLong next;
    private final Map<Long, Found> found = new ConcurrentHashMap<>();
    private final LongAdder played = new LongAdder();
    private final LongAdder onSqlite = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder seconds = new LongAdder();

    /** What a seed broke, on which store. */
    record Found(StoreKind kind, Violation violation) {}

    /**
     * What came of it.
     *
     * @param seeds how many were played
     * @param onSqlite how many of them on SQLite, too
     * @param commits how many journal entries were committed
     * @param faults how many calls of the store went wrong
     * @param time how much time passed in the worlds
     * @param found what seeds broke
     */
    record Tally(long seeds, long onSqlite, long commits, long faults, Duration time, Map<Long, Found> found) {}

    Campaign(long first, long seeds, Duration budget, int threads) {
        this.first = first;
        this.seeds = seeds;
        this.until = System.nanoTime() + budget.toNanos();
        this.threads = threads;
        this.next = new AtomicLong(first);
    }

    Tally run() throws InterruptedException {
        List<Thread> players = new ArrayList<>();
        List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < threads; i++) {
            Thread player = new Thread(this::play, "simulation-" + i);
            player.setUncaughtExceptionHandler((thread, error) -> broken.add(error));
            player.start();
            players.add(player);
        }
        for (Thread player : players) {
            player.join();
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("the simulation itself is broken", broken.get(0));
        }
        return new Tally(
                played.sum(),
                onSqlite.sum(),
                commits.sum(),
                faults.sum(),
                Duration.ofSeconds(seconds.sum()),
                new TreeMap<>(found));
    }

    private void play() {
        for (long seed = next.getAndIncrement();
                seed < first + seeds && System.nanoTime() - until < 0;
                seed = next.getAndIncrement()) {
            try {
                one(seed);
            } catch (RuntimeException | Error e) {
                throw new IllegalStateException("seed " + seed, e);
            }
        }
    }

    private void one(long seed) {
        long hash = play(seed, StoreKind.MEMORY).trace().hash();
        if (seed % RARELY == 1) {
            compare(seed, hash);
        }
        if (seed % RARELY == 2) {
            play(seed, StoreKind.SQLITE);
            onSqlite.increment();
        }
        played.increment();
    }

    /** Plays it once more: the same history. */
    private void compare(long seed, long hash) {
        if (play(seed, StoreKind.MEMORY).trace().hash() != hash) {
            Violation violation = new Violation(Invariant.I18_DETERMINISM, "seed " + seed + " has two histories");
            found.putIfAbsent(seed, new Found(StoreKind.MEMORY, violation));
        }
    }

    private Simulation.Result play(long seed, StoreKind kind) {
        Simulation.Result result =
                Simulation.play(Scenario.of(seed, Cuts.NONE), kind, Optional.<PlantedBug>empty(), false);
        commits.add(result.commits());
        faults.add(result.faults());
        seconds.add(result.time().toSeconds());
        result.violations().stream()
                .findFirst()
                .ifPresent(violation -> found.putIfAbsent(seed, new Found(kind, violation)));
        return result;
    }
}
