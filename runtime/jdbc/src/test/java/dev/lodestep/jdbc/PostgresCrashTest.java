package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that die and connections that are cut in the middle of writes: nothing acknowledged is lost, nothing is written twice. */
@OnPostgres
class PostgresCrashTest {
    private static final int RUNS = 8;
    private static final int MOST_ENTRIES = 3;

    @SuppressWarnings("NullAway.Init")
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.durable();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void the_server_of_these_tests_keeps_what_it_acknowledges() throws Exception {
        try (Connection connection = server.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('fsync'), current_setting('synchronous_commit')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
            assertThat(row.getString(2)).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("F05_connections_that_are_cut_all_the_time_lose_and_double_nothing")
    void connections_that_are_cut_all_the_time_lose_and_double_nothing() throws Exception {
        AtomicInteger cuts = new AtomicInteger();
        Written written = writeDuring(40, () -> {
            int before = cuts.get();
            while (cuts.get() == before) {
                cuts.addAndGet(cutThoseThatWrite());
            }
        });

        assertThat(written.unknown()).as("unknown outcomes").isPositive();
        assertThat(cuts.get()).isGreaterThanOrEqualTo(40);
    }

    private static int cutThoseThatWrite() throws SQLException {
        try (Connection connection = server.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE pid <> pg_backend_pid() AND query LIKE '%journal%' AND state <> 'idle'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    @DisplayName("F19_a_server_that_dies_and_comes_back_lost_and_doubled_nothing")
    void a_server_that_dies_and_comes_back_lost_and_doubled_nothing() throws Exception {
        Written written = writeDuring(3, server::crash);

        assertThat(written.unknown()).as("unknown outcomes").isPositive();
    }

    @FunctionalInterface
    private interface Disturbance {
        void happen() throws Exception;
    }

    /** How much was acknowledged, and how often the outcome was unknown and the same was sent again. */
    private record Written(List<Integer> acknowledged, int unknown) {}

    /** Appends to several runs in shared batches until the last disturbance is over, then compares the journals with what was acknowledged. */
    private static Written writeDuring(int times, Disturbance disturbance) throws Exception {
        PostgresOptions options = server.migrated();
        try (Store store = PostgresStore.on(server.pool(), options)) {
            store.join(1, "worker");
            List<RunWrite> starts = new ArrayList<>();
            IntStream.range(0, RUNS).forEach(i -> starts.add(Scene.starting("order-" + i, 100 + i)));
            List<Long> runs =
                    store.write(1, starts).stream().map(Scene::written).toList();
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            AtomicInteger unknown = new AtomicInteger();
            Future<Written> writer = thread.submit(() -> write(store, runs, over, unknown));
            try {
                for (int i = 0; i < times || unknown.get() == 0 && i < 1000 * times; i++) {
                    disturbance.happen();
                }
            } finally {
                over.set(true);
                thread.shutdown();
            }
            Written written = writer.get();
            for (int i = 0; i < RUNS; i++) {
                List<JournalRow> journal =
                        store.read("order-" + i).orElseThrow().journal();
                assertThat(journal).extracting(JournalRow::seq).containsExactlyElementsOf(upTo(journal.size()));
                assertThat(journal.stream().skip(1).map(JournalRow::node))
                        .as("order-%d", i)
                        .containsExactlyElementsOf(upTo(written.acknowledged().get(i)).stream()
                                .map(n -> "n" + n)
                                .toList());
            }
            return written;
        }
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static Written write(Store store, List<Long> runs, AtomicBoolean over, AtomicInteger unknown) {
        Random random = new Random(20261120);
        List<Integer> acknowledged = new ArrayList<>(runs.stream().map(run -> 0).toList());
        while (!over.get()) {
            List<RunWrite> batch = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                int size = 1 + random.nextInt(MOST_ENTRIES);
                List<NewEntry> entries = new ArrayList<>();
                for (int n = 1; n <= size; n++) {
                    entries.add(NewEntry.of(EntryKind.RESULT, "n" + (acknowledged.get(i) + n), 1, null));
                }
                batch.add(new RunWrite.Append(runs.get(i), 100 + i, acknowledged.get(i) + 2, entries));
                sizes.add(size);
            }
            List<WriteResult> results = null;
            while (results == null) {
                try {
                    results = store.write(1, batch);
                } catch (StoreUnavailableException e) {
                    unknown.incrementAndGet(); // the same again, until the store answers
                }
            }
            assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Written.class));
            for (int i = 0; i < runs.size(); i++) {
                acknowledged.set(i, acknowledged.get(i) + sizes.get(i));
            }
        }
        return new Written(acknowledged, unknown.get());
    }
}
