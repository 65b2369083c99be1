package dev.lodestep.samples.billing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to jump: months pass in no time. Only for trying out and for tests. */
final class JumpingClock implements InstantSource {
    private final AtomicReference<Instant> now;

    JumpingClock(Instant begin) {
        this.now = new AtomicReference<>(begin);
    }

    /** Jumps forward; never back. */
    void jumpTo(Instant later) {
        now.accumulateAndGet(later, (before, after) -> after.isAfter(before) ? after : before);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
