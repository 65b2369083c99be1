package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.workflows.Bookings;
import dev.lodestep.verification.workflows.BookingsClient;
import dev.lodestep.verification.workflows.LedgerTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes book on one SQLite file; one of them is killed in the middle of a transaction, again and again. */
class TransactionKillTest {
    private static final int KILLS = 8;
    private static final int MAX_BOOKINGS = 12;

    @TempDir
    Path folder;

    @Test
    void every_row_is_there_once_and_its_result_is_too() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path file = folder.resolve("killed.db");
        SqliteStore.at(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            LedgerTable.create(connection);
        }
        List<String> entries = IntStream.range(0, 8).mapToObj(i -> "e" + i).toList();
        List<String> runs = new ArrayList<>();
        EngineOptions options = EngineOptions.defaults().pollInterval(Duration.ofMillis(10));
        try (Engine engine = Engine.open(SqliteStore.at(file), options.clientOnly())) {
            BookingsClient bookings = BookingsClient.connect(engine);
            try (Child survivor = new Child(file, "survivor")) {
                survivor.read(1 + random.nextInt(3));
                for (int kill = 0; kill < KILLS; kill++) {
                    for (int i = 0; i < 3; i++) {
                        String id = "run" + runs.size();
                        runs.add(id);
                        bookings.start(id, new Bookings.Order(entries));
                    }
                    try (Child victim = new Child(file, "victim")) {
                        victim.read(1 + random.nextInt(MAX_BOOKINGS));
                    }
                }
                for (String run : runs) {
                    Eventually.holds(
                            () -> bookings.run(run).status() == RunStatus.COMPLETED,
                            () -> "seed " + seed + ": " + bookings.whyNotRunning(run));
                }
            }
            Map<String, Long> expected = new TreeMap<>();
            for (String run : runs) {
                entries.forEach(entry -> expected.put(run + " " + entry, 1L));
                assertThat(engine.journal(run).stream().filter(row -> row.kind() == EntryKind.RESULT))
                        .as("seed " + seed)
                        .hasSize(1 + 2 * entries.size() + 1);
                assertThat(engine.journal(run).stream().filter(row -> row.kind() == EntryKind.FAILURE))
                        .as("seed " + seed)
                        .isEmpty();
            }
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                assertThat(LedgerTable.rows(connection)).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    /** A worker in a process of its own, which is killed when it is closed. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Child(Path file, String name) throws IOException {
            process = Processes.start(BookingProcess.class, file.toString(), name);
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo(WorkerProcess.READY);
        }

        /** Lets it work until it has printed so many bookings, if there is anything to do for it within a while. */
        void read(int bookings) throws IOException {
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            int read = 0;
            while (read < bookings && System.nanoTime() < end) {
                if (out.ready()) {
                    out.readLine();
                    read++;
                } else {
                    Eventually.pause();
                }
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
