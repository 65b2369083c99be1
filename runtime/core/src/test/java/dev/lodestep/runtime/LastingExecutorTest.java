package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process that may have no further thread")
class LastingExecutorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger refusals = new AtomicInteger();

    /** What the JVM does when the operating system gives it no thread. */
    private final ExecutorService pool =
            new ThreadPoolExecutor(0, 10, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                if (refusals.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return new Thread(task);
            });

    private final LastingExecutor executor = new LastingExecutor(pool, timer);

    @AfterEach
    void close() {
        executor.close();
        timer.shutdownNow();
    }

    @Test
    @DisplayName("does what it was asked to do when it may have one again, and each task once")
    void keepsTasks() throws InterruptedException {
        timer.prestartCoreThread();
        refusals.set(5);
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(3);
        for (int task = 0; task < 3; task++) {
            executor.execute(() -> {
                calls.incrementAndGet();
                done.countDown();
            });
        }
        assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(calls).hasValue(3);
        assertThat(refusals.get()).isNotPositive();
    }

    @Test
    @DisplayName("refuses what is to be done after it was closed, as any executor")
    void closed() {
        executor.close();
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
