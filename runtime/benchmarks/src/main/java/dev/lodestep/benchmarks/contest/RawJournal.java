package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.Place;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The limit that an engine's throughput is held against: the same fenced journal rows, in the same table with the same indexes, made durable in
 * the same way, by a loop of bare JDBC. So many producers, each in a closed loop, wait for their own row; one writer takes what is queued, up
 * to 512 rows, and commits it at once. Starts and ends of runs are left out, so the limit is a little higher than what an engine could reach.
 */
final class RawJournal implements Contender {
    private static final int MOST_IN_A_BATCH = 512;

    @Override
    public String name() {
        return Report.RAW;
    }

    @Override
    public Figures round(Place place, Load load, Duration duration) throws Exception {
        LatencyHistogram acknowledged = new LatencyHistogram();
        try (RawRows rows = RawRows.of(place)) {
            List<Producer> producers = new ArrayList<>();
            for (int i = 1; i <= load.inFlight(); i++) {
                producers.add(new Producer(new RawRun(i, load), new Semaphore(0)));
            }
            rows.start(producers.stream().map(producer -> producer.run.next()).toList());
            ConcurrentLinkedQueue<Producer> queue = new ConcurrentLinkedQueue<>();
            Semaphore work = new Semaphore(0);
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (Producer producer : producers) {
                threads.add(new Thread(() -> produce(producer, queue, work, acknowledged, end), "raw-producer"));
            }
            threads.forEach(Thread::start);
            try {
                new Writer(rows, queue, work).runUntil(end);
            } finally {
                producers.forEach(
                        producer -> producer.written.release(MOST_IN_A_BATCH)); // also where the writer failed
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return Figures.of(acknowledged, acknowledged, System.nanoTime() - begin);
        }
    }

    private static void produce(
            Producer producer,
            ConcurrentLinkedQueue<Producer> queue,
            Semaphore work,
            LatencyHistogram acknowledged,
            long end) {
        long before = System.nanoTime();
        while (before < end) {
            producer.run.next();
            queue.add(producer);
            work.release();
            producer.written.acquireUninterruptibly();
            long now = System.nanoTime();
            if (now < end) {
                acknowledged.add(now - before);
            }
            before = now;
        }
    }

    /** A run with what tells that its row is written. */
    private record Producer(RawRun run, Semaphore written) {}

    /** Group commit, and nothing more. */
    private record Writer(RawRows rows, ConcurrentLinkedQueue<Producer> queue, Semaphore work) {
        void runUntil(long end) throws SQLException, InterruptedException {
            List<Producer> batch = new ArrayList<>(MOST_IN_A_BATCH);
            while (System.nanoTime() < end) {
                work.acquire();
                work.drainPermits();
                Producer next = queue.poll();
                while (next != null) {
                    batch.add(next);
                    next = batch.size() < MOST_IN_A_BATCH ? queue.poll() : null;
                }
                if (batch.size() == MOST_IN_A_BATCH) {
                    work.release(); // there may be more
                }
                if (!batch.isEmpty()) {
                    rows.write(batch.stream().map(Producer::run).toList());
                    batch.forEach(producer -> producer.written.release());
                    batch.clear();
                }
            }
        }
    }
}
