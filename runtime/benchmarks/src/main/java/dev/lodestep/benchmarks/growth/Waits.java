package dev.lodestep.benchmarks.growth;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what an engine will do. */
final class Waits {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Waits() {}

    static void until(BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done within " + LONGEST);
            }
            Thread.sleep(10);
        }
    }
}
