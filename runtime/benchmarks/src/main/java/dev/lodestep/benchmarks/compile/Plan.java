package dev.lodestep.benchmarks.compile;

import java.util.List;

/**
 * How much is compiled.
 *
 * @param numbers with how many types it is measured
 * @param rounds how often each of them
 * @param warmUpRounds how many rounds come first and are not counted
 * @param warmUpNumber with how many types these
 */
record Plan(List<Integer> numbers, int rounds, int warmUpRounds, int warmUpNumber) {
    /** Shows that it works; the figures mean nothing. */
    static final Plan QUICK = new Plan(List.of(2, 4), 1, 0, 1);

    Plan {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || numbers.stream().anyMatch(each -> each < 1) || rounds < 1) {
            throw new IllegalArgumentException("at least one round of at least one type is needed");
        }
        if (warmUpRounds < 0 || warmUpNumber < 1) {
            throw new IllegalArgumentException("a warm-up has at least no round, of at least one type");
        }
    }

    /** The same without a warm-up. */
    Plan cold() {
        return new Plan(numbers, rounds, 0, warmUpNumber);
    }
}
