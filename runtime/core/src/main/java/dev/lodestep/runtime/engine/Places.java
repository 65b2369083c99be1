package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineBusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A number of places, and the patience of those who want one: what keeps the memory of an engine bounded. First come, first served. */
final class Places {
    private final Semaphore free;
    private final int limit;
    private final String does;
    private final String what;

    /**
     * All places are free.
     *
     * @param does what the engine does with those who have one, and
     * @param what what these are, for messages
     */
    Places(int limit, String does, String what) {
        this.limit = limit;
        this.free = new Semaphore(limit, true);
        this.does = does;
        this.what = what;
    }

    /** Takes a place, waiting for one at most so long; {@link EngineBusyException} if there is none. */
    void enter(Duration patience) {
        try {
            if (!free.tryAcquire(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS)) {
                throw new EngineBusyException("the engine " + does + " " + limit + " " + what
                        + " already, its limit, and none ended within " + patience.toSeconds()
                        + " s: try later, or raise EngineOptions.maxInFlight");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineBusyException("interrupted while waiting for one of " + limit + " places");
        }
    }

    /** Takes as many places as there are, up to a number. */
    int enterUpTo(int wanted) {
        int taken = 0;
        while (taken < wanted && free.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    boolean isFull() {
        return free.availablePermits() == 0;
    }

    void leave(int count) {
        free.release(count);
    }
}
