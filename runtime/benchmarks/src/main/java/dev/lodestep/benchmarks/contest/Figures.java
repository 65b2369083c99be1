package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.CpuTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured in a round.
 *
 * @param steps how many steps were acknowledged
 * @param stepsPerSecond in a second
 * @param step how long a step took, from its begin to the next one's
 * @param run how long a run took, from before its start until its caller knew its end; for raw rows, so many commits one after the other
 * @param cpuMicros processors' work for a step, the server's included where it is known; opening and closing included, too
 */
record Figures(long steps, double stepsPerSecond, Spread step, Spread run, double cpuMicros) {
    /** How long half of them took at most, and 99 of 100. */
    record Spread(double p50Millis, double p99Millis) {
        static Spread of(LatencyHistogram histogram) {
            return new Spread(histogram.millis(0.50), histogram.millis(0.99));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", p50Millis, p99Millis);
        }
    }

    /** What was counted in that many nanoseconds. */
    static Figures of(LatencyHistogram steps, LatencyHistogram runs, long nanos) {
        return new Figures(steps.count(), steps.count() * 1e9 / nanos, Spread.of(steps), Spread.of(runs), 0);
    }

    /** The same, which cost that. */
    Figures costing(CpuTime cpu) {
        long nanos = cpu.client().plus(cpu.server().orElse(Duration.ZERO)).toNanos();
        return new Figures(steps, stepsPerSecond, step, run, nanos / 1e3 / Math.max(1, steps));
    }

    /** The round whose rate is in the middle; its own latencies, not those of other rounds. */
    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::stepsPerSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,9.0f steps/s; a step: %s, CPU %.0f µs; a run: %s",
                stepsPerSecond,
                step,
                cpuMicros,
                run);
    }
}
