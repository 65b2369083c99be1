package dev.lodestep.samples.billing;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to jump: months pass in no time. Only for trying out and for tests. */
final class JumpingClock implements InstantSource {
    private volatile Instant now;

    JumpingClock(Instant begin) {
        this.now = begin;
    }

    /** Jumps forward; never back. */
    synchronized void jumpTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }
}
