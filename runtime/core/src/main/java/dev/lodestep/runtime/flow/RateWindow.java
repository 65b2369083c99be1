package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.machine.RateDefinition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How many attempts at a node began lately. In no window of the period's length, wherever it is laid (its end not included), do more than
 * the limit begin: the next one waits until the one that began that many attempts before is a whole period ago. So a line that has been empty
 * may begin with as many at once as the limit says, and no burst ever comes on top of that, as it would with a bucket that is filled
 * meanwhile.
 *
 * <p>An attempt that may begin but has not yet counts as if it began now. Not thread-safe.
 */
final class RateWindow {
    private final RateDefinition rate;
    private final long period;
    private final Deque<Long> begun = new ArrayDeque<>();
    private int permitted;

    RateWindow(RateDefinition rate) {
        this.rate = rate;
        this.period = TimeUnit.NANOSECONDS.convert(rate.period());
    }

    RateDefinition rate() {
        return rate;
    }

    /** In how many nanoseconds another attempt may be permitted, 0 if now; {@link Room#LATER} if only when one that is permitted begins. */
    long pause(long now) {
        while (!begun.isEmpty() && now - begun.getFirst() >= period) {
            begun.removeFirst();
        }
        if (begun.size() + permitted < rate.attempts()) {
            return 0;
        }
        return begun.isEmpty() ? Room.LATER : period - (now - begun.getFirst());
    }

    /** An attempt may begin. */
    void permit() {
        permitted++;
    }

    /** An attempt that was permitted begins. */
    void begins(long now) {
        permitted--;
        begun.addLast(now);
    }

    /** An attempt that was permitted will not begin. */
    void refrains() {
        permitted--;
    }

    /** {@code 20 in 1 s}. */
    static String text(RateDefinition rate) {
        Duration period = rate.period();
        String time =
                period.toSeconds() == 1 ? "1 s" : period.toString().substring(2).toLowerCase(Locale.ROOT);
        return rate.attempts() + " in " + time;
    }
}
