package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.Place;
import java.time.Duration;
import java.util.List;

/**
 * The limit that the latency of a single run is held against: as many rows as the run has entries, its start and its end included, each
 * committed by itself in a single round trip, by one thread that does nothing else.
 */
final class RawCommits implements Contender {
    @Override
    public String name() {
        return Report.RAW;
    }

    @Override
    public Figures round(Place place, Load load, Duration duration) throws Exception {
        LatencyHistogram commits = new LatencyHistogram();
        LatencyHistogram runs = new LatencyHistogram();
        try (RawRows rows = RawRows.of(place)) {
            long begin = System.nanoTime();
            for (long number = 1; System.nanoTime() - begin < duration.toNanos(); number++) {
                RawRun run = new RawRun(number, load);
                long runBegan = System.nanoTime();
                rows.start(List.of(run.next()));
                for (int entry = 2; entry <= load.entries(); entry++) {
                    long before = System.nanoTime();
                    rows.write(List.of(entry < load.entries() ? run.next() : run.last()));
                    commits.add(System.nanoTime() - before);
                }
                runs.add(System.nanoTime() - runBegan);
            }
            return Figures.of(commits, runs, System.nanoTime() - begin);
        }
    }
}
