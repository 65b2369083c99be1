package dev.lodestep.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, put forward by as much as a test wants. */
final class ShiftedClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void forward(Duration duration) {
        ahead.updateAndGet(before -> before.plus(duration));
    }

    /** Whether it was put forward at all. */
    boolean isAhead() {
        return !ahead.get().isZero();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }
}
