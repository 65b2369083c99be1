package dev.lodestep.runtime.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How often the store is asked about one limit: soon after something has changed, less and less often while nothing does. */
final class Pace {
    /** Never sooner than that after the last time. */
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(5);

    /** First pauses: of who waits, and of who only has to hear whether others do. */
    private static final long WAITING = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long HOLDING = TimeUnit.MILLISECONDS.toNanos(100);

    /** Longest pauses. */
    private static final long LONGEST_WAITING = TimeUnit.MILLISECONDS.toNanos(160);

    private static final long LONGEST_HOLDING = TimeUnit.MILLISECONDS.toNanos(400);

    private static final long LONGEST_FOR_TIME = TimeUnit.SECONDS.toNanos(1);

    private boolean begun;
    private long last;
    private long next;
    private long pause;

    /** In how many nanoseconds something urgent may be said. */
    long atOnce(long now) {
        return begun ? Math.max(0, last + LEAST - now) : 0;
    }

    /** In how many nanoseconds it is time to ask again. */
    long inTime(long now) {
        return begun ? Math.max(0, next - now) : 0;
    }

    /**
     * The store has answered.
     *
     * @param news whether anything has changed
     * @param waits whether more is wanted than there was
     * @param more when time alone makes room, if nothing else is to be expected
     */
    void said(long now, boolean news, boolean waits, Optional<Duration> more) {
        long longest = waits ? LONGEST_WAITING : LONGEST_HOLDING;
        pause = news || pause == 0 ? waits ? WAITING : HOLDING : Math.min(longest, pause * 2);
        long until = waits && more.isPresent()
                ? Math.min(LONGEST_FOR_TIME, Math.max(1, more.get().toNanos()))
                : Math.min(longest, pause);
        begun = true;
        last = now;
        next = now + until;
    }
}
