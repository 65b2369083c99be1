package dev.lodestep.benchmarks.contest;

import java.time.Duration;

/**
 * How long a comparison takes.
 *
 * @param rounds of each contender
 * @param warmUp one round of each that comes first and is not counted
 * @param round each that is counted
 */
record Plan(int rounds, Duration warmUp, Duration round) {
    /** To see that it works; means nothing. */
    static final Plan QUICK = new Plan(1, Duration.ofMillis(200), Duration.ofMillis(800));

    private static final int ROUNDS = 3;

    /** Three rounds of each of so many contenders, all within that time, after a warm-up of each. */
    static Plan within(Duration all, int contenders, Duration warmUp) {
        return new Plan(ROUNDS, warmUp, all.dividedBy((long) ROUNDS * contenders));
    }
}
