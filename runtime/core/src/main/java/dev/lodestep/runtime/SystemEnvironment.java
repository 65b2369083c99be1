package dev.lodestep.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The real world: the only class of the runtime that reads clocks, draws random numbers and makes threads. */
final class SystemEnvironment implements Environment {
    static final int DEFAULT_STEP_THREADS = 256;

    private final LastingExecutor steps;
    private final LastingExecutor control;
    private final LastingExecutor writer;
    private final ScheduledThreadPoolExecutor timer;

    SystemEnvironment(String name, int stepThreads) {
        timer = new ScheduledThreadPoolExecutor(1, daemons(name + "-timer-"));
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        steps = new LastingExecutor(
                VirtualThreads.executor(name + "-step-").orElseGet(() -> pool(name + "-step-", stepThreads)), timer);
        control = new LastingExecutor(pool(name + "-control-", 4), timer);
        writer = new LastingExecutor(pool(name + "-writer-", 1), timer);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long randomLong() {
        return ThreadLocalRandom.current().nextLong();
    }

    @Override
    public double randomDouble() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public Executor steps() {
        return steps;
    }

    @Override
    public Executor control() {
        return control;
    }

    @Override
    public Executor writer() {
        return writer;
    }

    @Override
    public boolean writesAnywhere() {
        return true;
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> future = timer.schedule(
                () -> control.execute(task), Math.max(0, TimeUnit.NANOSECONDS.convert(delay)), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdown();
        steps.close();
        control.close();
        writer.close();
    }

    private static ExecutorService pool(String prefix, int threads) {
        var pool = new ThreadPoolExecutor(
                threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(prefix));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName(prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
