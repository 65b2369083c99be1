package dev.lodestep.verification;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a limit. */
final class Eventually {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private Eventually() {}

    /** Waits until a condition holds; fails with a description of what is there instead. */
    static void holds(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + otherwise.get());
            }
            pause();
        }
    }

    /** A short pause between two looks. */
    static void pause() {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
}
