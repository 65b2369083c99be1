package dev.lodestep.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured in a round.
 *
 * @param stepsPerSecond acknowledged steps in a second
 * @param p50Millis how long half of the steps took at most, from the step's begin to the next one's
 * @param p99Millis how long 99 of 100 steps took at most
 */
record Figures(double stepsPerSecond, double p50Millis, double p99Millis) {
    static Figures of(LatencyHistogram steps, long nanos) {
        return new Figures(steps.count() * 1e9 / nanos, steps.millis(0.50), steps.millis(0.99));
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
                Locale.ROOT, "%,.0f steps/s, p50 %.2f ms, p99 %.2f ms", stepsPerSecond, p50Millis, p99Millis);
    }
}
