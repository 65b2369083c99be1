package dev.lodestep.benchmarks.compile;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a processor costs for each type, in milliseconds of CPU time.
 *
 * @param total what the compilation takes longer than one of the annotated sources alone: the processor, and the sources it generates
 * @param processor what the compilation takes longer than one that is given the generated sources, too: the processor alone
 * @param lines how many lines of source are generated
 * @param files how many files the compilation writes more than one of the annotated sources alone: sources, classes and resources
 */
record Cost(double total, double processor, double lines, double files) {
    /** Each figure's median. */
    static Cost median(List<Cost> rounds) {
        return new Cost(
                median(rounds, Cost::total),
                median(rounds, Cost::processor),
                median(rounds, Cost::lines),
                median(rounds, Cost::files));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
