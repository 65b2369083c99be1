package dev.lodestep.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on a pool, and keeps those that the pool cannot take because the process may have no further thread: it gives them again until
 * it can. A task that was lost would be a run that nobody goes on with, while its worker goes on signing life.
 */
final class LastingExecutor implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastingExecutor.class);
    private static final long PAUSE_MILLIS = 100;

    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private volatile boolean wanting;

    /** An executor on a pool; an engine's timer has a thread, since its loops use it all the time. */
    LastingExecutor(ExecutorService pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    /** {@link RejectedExecutionException} only after it was closed. */
    @Override
    public void execute(Runnable task) {
        try {
            pool.execute(task);
            wanting = false;
        } catch (OutOfMemoryError noThread) {
            later(task, noThread);
        }
    }

    private void later(Runnable task, OutOfMemoryError why) {
        if (!wanting) {
            wanting = true;
            LOG.error("this process cannot have another thread; what is to be done waits for one", why);
        }
        try {
            Future<?> unused = timer.schedule(() -> execute(task), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (OutOfMemoryError notEvenForTheTimer) {
            LOG.debug("the timer has kept the task, and begins with its next one", notEvenForTheTimer);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
