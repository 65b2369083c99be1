package dev.lodestep.benchmarks.process;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Three workers, of which one is lost: how long each of its runs stood still, and whether all of them came to their end. */
final class Loss {
    private static final int WORKERS = 3;
    private static final int HEAP_MEGABYTES = 192;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Place place;
    private final Duration lease;
    private final int runs;
    private final int steps;

    /**
     * The loss of a worker that has so many runs.
     *
     * @param work for how long they have work once it is lost; must be longer than they stand still
     */
    Loss(Place place, Duration lease, Duration work, int runs) {
        this.place = place;
        this.lease = lease;
        this.runs = runs;
        this.steps = (int) BEFORE.plus(work).dividedBy(TICK);
    }

    /**
     * What was seen.
     *
     * @param stoodStill from the loss to the begin of each run's next step, shortest first
     * @param lost runs that did not come to their end
     * @param repeated steps whose result was recorded twice
     */
    record Outcome(List<Duration> stoodStill, int lost, int repeated) {
        double millis(double share) {
            if (stoodStill.isEmpty()) {
                return Double.NaN; // all came to their end before they could be seen to go on
            }
            int index = (int) Math.ceil(stoodStill.size() * share) - 1;
            return stoodStill.get(Math.max(0, index)).toNanos() / 1e6;
        }
    }

    /** Lets it happen, and waits until all runs have ended. */
    Outcome of(Consumer<Child> how) throws IOException, InterruptedException {
        List<Child> workers = new ArrayList<>();
        try (Place.Open open = place.open();
                Store store = open.store()) {
            for (int i = 0; i < WORKERS; i++) {
                workers.add(start("worker" + i));
            }
            for (Child worker : workers) {
                worker.hear("ready");
            }
            for (Child worker : workers) {
                worker.tell("go");
            }
            for (Child worker : workers) {
                worker.hear("started");
            }
            Thread.sleep(BEFORE.toMillis());
            Map<String, Long> claims = claimsOf("worker0", store);
            Instant lostAt = Instant.now();
            how.accept(workers.get(0));
            int lost = awaitEnds(store);
            return outcome(store, claims, lostAt, lost);
        } finally {
            workers.forEach(Child::close);
        }
    }

    private Child start(String name) throws IOException {
        return Child.start(
                TicksWorker.class,
                HEAP_MEGABYTES,
                place.kind().name(),
                place.address(),
                name,
                String.valueOf(lease.toMillis()),
                String.valueOf(runs),
                String.valueOf(steps),
                String.valueOf(TICK.toMillis()));
    }

    /** The runs that a worker owns, with the claims that it has. */
    private Map<String, Long> claimsOf(String name, Store store) {
        long worker = store.workers().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .worker();
        Map<String, Long> claims = new TreeMap<>();
        for (String id : ids()) {
            RunRow row = store.find(id).orElseThrow();
            if (row.owner() == worker && row.status() == StoredStatus.RUNNING) {
                claims.put(id, row.claim());
            }
        }
        if (claims.isEmpty()) {
            throw new IllegalStateException(name + " owns no run, so losing it means nothing");
        }
        return claims;
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            for (int run = 0; run < runs; run++) {
                ids.add("worker" + worker + "-" + run);
            }
        }
        return ids;
    }

    /** How many did not end in time. */
    private int awaitEnds(Store store) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Set<String> open = new HashSet<>(ids());
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(250); // the journal has the times, so nothing is lost by looking late
            open.removeIf(id -> store.find(id).orElseThrow().status() == StoredStatus.COMPLETED);
        }
        return open.size();
    }

    private Outcome outcome(Store store, Map<String, Long> claims, Instant lostAt, int lost) {
        List<Duration> stoodStill = new ArrayList<>();
        int repeated = 0;
        for (String id : ids()) {
            StoredRun run = store.read(id).orElseThrow();
            Set<String> done = new HashSet<>();
            for (JournalRow row : run.journal()) {
                if (row.kind() == EntryKind.RESULT && !done.add(String.valueOf(row.node()))) {
                    repeated++;
                }
            }
            Long claim = claims.get(id);
            if (claim != null) {
                nextStep(run, claim).ifPresent(next -> stoodStill.add(Duration.between(lostAt, next)));
            }
        }
        stoodStill.sort(null);
        return new Outcome(stoodStill, lost, repeated);
    }

    /** When the first step under another claim began. */
    private static Optional<Instant> nextStep(StoredRun run, long claim) {
        return run.journal().stream()
                .filter(row -> row.kind() == EntryKind.RESULT && row.claim() != claim)
                .findFirst()
                .map(JournalRow::startedAt);
    }
}
