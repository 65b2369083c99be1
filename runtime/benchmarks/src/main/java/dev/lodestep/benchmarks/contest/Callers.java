package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** So many threads, each of which starts a run, waits for its end, and starts the next; the same for every engine. */
final class Callers {
    private final AtomicLong lastRun = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final LatencyHistogram steps;
    private final LatencyHistogram runs = new LatencyHistogram();

    /** What a caller does again and again. */
    @FunctionalInterface
    interface Call {
        /** Starts a run of that id and waits until it has ended. */
        void run(String id) throws Exception;
    }

    /** Callers of runs whose steps are counted there. */
    Callers(LatencyHistogram steps) {
        this.steps = steps;
    }

    /** Calls for that long and then lets the last runs end, which counts, too; {@link IllegalStateException} if a run did not end. */
    Figures callFor(Duration duration, int callers, Call call) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(new Thread(() -> call(end, call), "caller-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a run did not end as it should", failure.get());
        }
        return Figures.of(steps, runs, System.nanoTime() - begin);
    }

    private void call(long end, Call call) {
        try {
            long before = System.nanoTime();
            while (before < end && failure.get() == null) {
                call.run("run-" + lastRun.incrementAndGet());
                long now = System.nanoTime();
                runs.add(now - before);
                before = now;
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }
}
