package dev.lodestep.verification;

import dev.lodestep.runtime.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** The environment of a process that may die: then nothing of it begins any more. The threads are shared by all processes of a test. */
final class MortalEnvironment implements Environment {
    private static final Environment THREADS = Environment.system("life");

    private volatile boolean dead;

    void die() {
        dead = true;
    }

    @Override
    public Instant now() {
        return THREADS.now();
    }

    @Override
    public long nanoTime() {
        return THREADS.nanoTime();
    }

    @Override
    public long randomLong() {
        return THREADS.randomLong();
    }

    /** The longest pauses: a pause of a second becomes one for which a run waits without its process, and a test can shorten it. */
    @Override
    public double randomDouble() {
        return 0.999;
    }

    @Override
    public Executor steps() {
        return ifAlive(THREADS.steps());
    }

    @Override
    public Executor control() {
        return ifAlive(THREADS.control());
    }

    @Override
    public Executor writer() {
        return ifAlive(THREADS.writer());
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        return THREADS.schedule(delay, ifAlive(task));
    }

    @Override
    public void close() {
        die();
    }

    private Executor ifAlive(Executor executor) {
        return task -> executor.execute(ifAlive(task));
    }

    private Runnable ifAlive(Runnable task) {
        return () -> {
            if (!dead) {
                task.run();
            }
        };
    }
}
