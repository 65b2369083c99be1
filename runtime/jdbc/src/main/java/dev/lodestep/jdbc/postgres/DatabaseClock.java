package dev.lodestep.jdbc.postgres;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database's clock as this process knows it: what it showed when it was last asked, and the monotonic time since that question was sent.
 * So it may run ahead of the database by the time of a round trip but never behind, and a deadline that is computed from it is never early.
 */
final class DatabaseClock {
    /** {@code clock_timestamp()} is asked for, since {@code now()} is as old as its transaction. */
    static final String TIME = "clock_timestamp()";

    private final Optional<InstantSource> instead;
    private volatile Reading last = new Reading(Instant.EPOCH, System.nanoTime());

    private record Reading(Instant shown, long askedAt) {}

    /** With a clock that takes the place of the database's, or none. */
    DatabaseClock(Optional<InstantSource> instead) {
        this.instead = instead;
    }

    /** Takes note of what the database showed to a question that was sent at that monotonic time. */
    void showed(Instant time, long askedAt) {
        last = new Reading(time, askedAt);
    }

    Instant now() {
        Reading reading = last;
        return instead.map(InstantSource::instant)
                .orElseGet(() -> reading.shown().plusNanos(System.nanoTime() - reading.askedAt()));
    }

    /** For {@code coalesce(?::timestamptz, now())}: null leaves the time to the database. */
    @Nullable
    String parameter() {
        return instead.map(clock -> Times.floor(clock.instant())).orElse(null);
    }
}
