package dev.lodestep.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as they are stored: whole microseconds since 1970, clamped to what 64 bits hold. */
final class Micros {
    private static final long MILLION = 1_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / MILLION - 1;

    private Micros() {}

    /** The microsecond that a time lies in. */
    static long floor(Instant time) {
        long second = time.getEpochSecond();
        if (second > LAST_SECOND) {
            return Long.MAX_VALUE;
        }
        return second < -LAST_SECOND ? Long.MIN_VALUE : second * MILLION + time.getNano() / 1000;
    }

    /** The first microsecond that is not before a time: what waits for it never goes on early. */
    static long ceiling(Instant time) {
        long floor = floor(time);
        return floor != Long.MAX_VALUE && toInstant(floor).isBefore(time) ? floor + 1 : floor;
    }

    /** The time of a stored number. */
    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1000);
    }

    static @Nullable Long floorOrNull(@Nullable Instant time) {
        return time == null ? null : floor(time);
    }
}
