package dev.lodestep.runtime.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Limits that hold over all workers of a store, of stores that can keep them.
 *
 * <p>A limit has a name and a number of permits, of which each worker holds some. Whatever a worker says of itself is absolute, "I hold so
 * many", never "so many more": an answer that is lost leaks nothing, since the same is said again. What a worker holds is free as soon as it
 * is DEAD, by whatever way it comes to that. {@link LimitBook} decides; a store locks the limit, reads who is alive, and keeps the book.
 */
public interface SharedLimits {
    /**
     * Says what a worker keeps of some limits and wants of them, and gives it as many permits as there are for it. One transaction; limits are
     * locked in the order of their names.
     *
     * @param asks at most one for each limit
     * @return the answers in the order of the asks; empty if the worker is DEAD, and then nothing was changed
     * @throws dev.lodestep.runtime.StoreUnavailableException if it is not known whether it took effect; the same asks may be sent again
     */
    Optional<List<Answer>> ask(long worker, List<Ask> asks);

    /**
     * At most so many in any time of that length; a length of zero: at most so many at once.
     *
     * @param most at least 1
     * @param period not negative; kept in whole microseconds
     */
    record Cap(int most, Duration period) {
        /** At most so many at once. */
        public static Cap atOnce(int most) {
            return new Cap(most, Duration.ZERO);
        }
    }

    /**
     * Some of the permits of a limit with periods were used: so many attempts began that long ago.
     *
     * @param ago by the worker's monotonic clock, before the ask was sent
     * @param count at least 1
     */
    record Begun(Duration ago, int count) {}

    /**
     * What a worker says about one limit.
     *
     * @param name the limit
     * @param caps what the limit is as this worker knows it; of several workers, and of several caps, the strictest holds
     * @param turn greater than in all asks of this worker and limit before; an ask that comes again, or late, changes nothing
     * @param keep so many permits it holds and does not give back; without those that {@code begun} tells of
     * @param wants so many it would hold, if it could; at least {@code keep}
     * @param begun what has used permits since the turn before; they are no longer held, but count until their period is over
     */
    record Ask(String name, List<Cap> caps, long turn, int keep, int wants, List<Begun> begun) {
        /** Checks nothing but copies. */
        public Ask {
            caps = List.copyOf(caps);
            begun = List.copyOf(begun);
        }
    }

    /**
     * What the worker holds from now on.
     *
     * @param held never less than it kept
     * @param entitled how many of these it may use for what begins now: less than it holds if others have a better right, or the limit became
     *     stricter
     * @param contended whether another worker wants more than it holds
     * @param more after how long time alone makes room, if it does
     */
    record Answer(int held, int entitled, boolean contended, Optional<Duration> more) {}
}
