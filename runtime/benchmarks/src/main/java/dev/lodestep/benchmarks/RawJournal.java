package dev.lodestep.benchmarks;

import dev.lodestep.jdbc.SqliteStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The limit that the engine is held against: the same fenced journal rows, in the same table with the same indexes, made durable in the same
 * way, by a loop of bare JDBC. So many producers, each in a closed loop, wait for their own row; one writer takes what is queued, up to 512
 * rows, and commits it at once. Starts and ends of runs are left out, so the limit is a little higher than what an engine could reach.
 */
final class RawJournal implements Contender {
    private static final int MOST_IN_A_BATCH = 512;

    /** What {@link SqliteStore} sends for a single entry, to the letter. */
    private static final String INSERT_FENCED = """
            INSERT INTO journal(run_no, seq, claim, kind, node, attempt, started_at, at, payload)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE (SELECT p.claim FROM journal p WHERE p.run_no = ?1 AND p.seq = ?2 - 1) = ?3
            ON CONFLICT(run_no, seq) DO NOTHING""";

    private static final String INSERT_START =
            "INSERT INTO journal(run_no, seq, claim, kind, attempt, at, payload) VALUES (?1, 1, ?2, 1, 0, ?3, ?4)";

    private static final int RESULT = 3;

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public Figures round(Path folder, Load load, Duration duration) throws Exception {
        Path file = folder.resolve("raw.db");
        SqliteStore.at(file).close(); // the tables, and nothing else of it
        LatencyHistogram acknowledged = new LatencyHistogram();
        try (Connection connection = open(file)) {
            List<Producer> producers = new ArrayList<>();
            for (int i = 1; i <= load.inFlight(); i++) {
                producers.add(new Producer(i, load));
            }
            start(connection, producers);
            ConcurrentLinkedQueue<Producer> queue = new ConcurrentLinkedQueue<>();
            Semaphore work = new Semaphore(0);
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (Producer producer : producers) {
                threads.add(new Thread(() -> produce(producer, queue, work, acknowledged, end), "raw-producer"));
            }
            threads.forEach(Thread::start);
            new Writer(connection, queue, work).runUntil(end);
            producers.forEach(producer -> producer.written.release());
            for (Thread thread : threads) {
                thread.join();
            }
            return Figures.of(acknowledged, System.nanoTime() - begin);
        }
    }

    private static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA wal_autocheckpoint = 16000");
            statement.execute("PRAGMA cache_size = -65536");
        }
        return connection;
    }

    private static void start(Connection connection, List<Producer> producers) throws SQLException {
        try (Statement transaction = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT_START)) {
            transaction.execute("BEGIN IMMEDIATE");
            for (Producer producer : producers) {
                insert.setLong(1, producer.run);
                insert.setLong(2, producer.claim);
                insert.setLong(3, micros());
                insert.setBytes(4, producer.payload);
                insert.executeUpdate();
            }
            transaction.execute("COMMIT");
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
            producer.seq++;
            producer.startedAt = micros();
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

    private static long micros() {
        return System.currentTimeMillis() * 1000;
    }

    /** A run with the row that it waits for. */
    private static final class Producer {
        private final long run;
        private final long claim;
        private final String[] nodes;
        private final byte[] payload;
        private final Semaphore written = new Semaphore(0);
        private int seq = 1;
        private long startedAt;

        private Producer(long run, Load load) {
            this.run = run;
            this.claim = run * 0x9E3779B97F4A7C15L; // as long as a random token
            this.nodes = Chain.nodeNames(load.steps());
            this.payload = ('"' + "x".repeat(load.payloadBytes() - 2) + '"').getBytes(StandardCharsets.UTF_8);
        }

        private String node() {
            return nodes[seq % nodes.length];
        }
    }

    /** Group commit, and nothing more. */
    private record Writer(Connection connection, ConcurrentLinkedQueue<Producer> queue, Semaphore work) {
        void runUntil(long end) throws SQLException, InterruptedException {
            List<Producer> batch = new ArrayList<>(MOST_IN_A_BATCH);
            try (PreparedStatement begin = connection.prepareStatement("BEGIN IMMEDIATE");
                    PreparedStatement insert = connection.prepareStatement(INSERT_FENCED);
                    PreparedStatement commit = connection.prepareStatement("COMMIT")) {
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
                    write(batch, begin, insert, commit);
                    batch.forEach(producer -> producer.written.release());
                    batch.clear();
                }
            }
        }

        private static void write(
                List<Producer> batch, PreparedStatement begin, PreparedStatement insert, PreparedStatement commit)
                throws SQLException {
            begin.execute();
            long now = micros();
            for (Producer producer : batch) {
                insert.setLong(1, producer.run);
                insert.setInt(2, producer.seq);
                insert.setLong(3, producer.claim);
                insert.setInt(4, RESULT);
                insert.setString(5, producer.node());
                insert.setInt(6, 1);
                insert.setLong(7, producer.startedAt);
                insert.setLong(8, now);
                insert.setBytes(9, producer.payload);
                if (insert.executeUpdate() != 1) {
                    throw new SQLException("the fence refused row " + producer.seq + " of run " + producer.run);
                }
            }
            commit.execute();
        }
    }
}
