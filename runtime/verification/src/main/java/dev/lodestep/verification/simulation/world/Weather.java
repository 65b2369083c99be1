package dev.lodestep.verification.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Draws from a seed what happens to which call of the store; some of it can be left out, to find out what a failure needs. */
public final class Weather {
    private final Random random;
    private final List<Fault> kinds;
    private final int oneIn;
    private final IntPredicate leftOut;
    private int drawn;
    private int done;
    private boolean fair;
    private long downUntil;

    /**
     * Weather.
     *
     * @param kinds the faults that happen
     * @param oneIn how many calls come to one fault
     * @param leftOut which faults, by their number from 1, do not happen
     */
    public Weather(long seed, List<Fault> kinds, int oneIn, IntPredicate leftOut) {
        this.random = new Random(seed);
        this.kinds = kinds;
        this.oneIn = oneIn;
        this.leftOut = leftOut;
    }

    /** From now on nothing happens. */
    public void clear() {
        fair = true;
    }

    /** How many faults were drawn, also those left out. */
    public int drawn() {
        return drawn;
    }

    /** How many faults happened. */
    public int done() {
        return done;
    }

    /** What happens to this call; null: nothing. */
    @Nullable
    Fault next(StoreCall operation, long nanos) {
        if (fair) {
            return null;
        }
        if (nanos < downUntil) {
            return Fault.LOST_REQUEST;
        }
        if (kinds.isEmpty() || random.nextInt(operation.changes() ? oneIn : oneIn * 2) != 0) {
            return null;
        }
        Fault fault = kinds.get(random.nextInt(kinds.size()));
        Duration down = Duration.ofMillis(200 + random.nextInt(12_000));
        if (leftOut.test(++drawn)) {
            return null;
        }
        done++;
        if (fault == Fault.STORE_DOWN) {
            downUntil = nanos + down.toNanos();
        }
        return fault;
    }

    /** A time up to a limit, more often short than long. */
    Duration time(Duration limit) {
        double part = random.nextDouble();
        return Duration.ofNanos((long) (limit.toNanos() * part * part));
    }
}
