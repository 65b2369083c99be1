package dev.lodestep.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * Everything the runtime takes from the world around it: time, randomness and threads. The real one is {@link #system}; a simulation gives
 * its own, and then everything that happens follows from it.
 */
public interface Environment extends AutoCloseable {
    /** The wall clock. The engine compares due times with its store's clock; this one is for the plain runner and for what people read. */
    Instant now();

    /** A clock that only goes forward, in nanoseconds from any origin: for measuring how long something takes. */
    long nanoTime();

    /** 64 random bits. */
    long randomLong();

    /** A random number from 0 to 1. */
    double randomDouble();

    /**
     * Runs users' code; may run as many tasks at once as it likes. Like the other executors it loses no task: one that it cannot begin yet it
     * begins later, and it refuses none before it is closed.
     */
    Executor steps();

    /** Runs the engine's own short tasks. */
    Executor control();

    /** Runs the engine's writes; one task at a time is enough. */
    Executor writer();

    /**
     * Whether a thread of {@link #steps} may write by itself while nothing else is being written, which spares two hand-overs. Where tasks take
     * turns, as in a simulation, it does not pay.
     */
    default boolean writesAnywhere() {
        return false;
    }

    /** Runs a short task once after a delay, on {@link #control}. */
    Scheduled schedule(Duration delay, Runnable task);

    /** Lets go of the threads; tasks that did not begin are dropped, those that run are not interrupted. */
    @Override
    void close();

    /** A task that will run. */
    @FunctionalInterface
    interface Scheduled {
        /** Takes it back, if it has not begun. */
        void cancel();
    }

    /** This process: its clocks, a secure source of randomness, virtual threads for steps on JDK 21 and later, a bounded pool before. */
    static Environment system(String name) {
        return new SystemEnvironment(name, SystemEnvironment.DEFAULT_STEP_THREADS);
    }
}
