package dev.lodestep.benchmarks.compile;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a processor costs for each type, in milliseconds of CPU time.
 *
 * @param overhead what the compilation takes longer than one that is given the generated sources, too: the processor alone
 * @param total what the compilation takes longer than one of the annotated sources alone: the processor, and the sources it generates
 * @param lines how many lines of source are generated
 * @param files how many files the compilation writes more than one of the annotated sources alone: sources, classes and resources
 */
record Cost(double overhead, double total, double lines, double files) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The differences of the shortest of each compilation: what disturbs a measurement only ever makes it longer. */
    static Cost ofShortest(int n, List<Round> rounds) {
        long bare = least(rounds, Round::bare);
        long full = least(rounds, Round::full);
        long none = least(rounds, Round::none);
        return new Cost(
                (full - none) / NANOS_PER_MILLI / n,
                (full - bare) / NANOS_PER_MILLI / n,
                (double) least(rounds, Round::lines) / n,
                (double) least(rounds, Round::files) / n);
    }

    private static long least(List<Round> rounds, ToLongFunction<Round> figure) {
        return rounds.stream().mapToLong(figure).min().orElseThrow();
    }
}
