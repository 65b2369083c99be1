package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import on an engine that is replaced, or crashes, in the middle of the file. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROWS = 100;
    private static final int HALF = 50;

    @TempDir
    Path folder;

    private CsvFile file = new CsvFile("", Instant.EPOCH);
    private final List<Integer> saved = new CopyOnWriteArrayList<>();
    private final CountDownLatch half = new CountDownLatch(HALF);

    @BeforeEach
    void writeFile() throws IOException {
        Path csv = folder.resolve("customers.csv");
        SampleFile.write(csv, ROWS);
        file = CsvFile.of(csv);
    }

    @Test
    void aDeployInTheMiddleRepeatsNoRow() throws InterruptedException {
        Store store = Stores.inMemory();
        try (Engine before = Engine.open(store, EngineOptions.defaults().keepStoreOpen())) {
            register(before, this::save).start("import", file);
            half.await();
        }
        try (Engine after = Engine.open(store)) {
            assertThat(register(after, this::save).await("import", SOON)).isEqualTo(new Summary(ROWS, List.of()));
        }
        assertThat(saved).hasSize(ROWS).doesNotHaveDuplicates();
    }

    /** The store is closed under the first engine's feet, and from then on its rows hang: to everybody else its process is gone. */
    @Test
    void aCrashInTheMiddleRepeatsAtMostTheRowsThatWereUnderWay() throws InterruptedException {
        AtomicBoolean crashed = new AtomicBoolean();
        Customers mortal = (fileId, line, customer) -> {
            while (crashed.get()) {
                LockSupport.park();
            }
            save(fileId, line, customer);
        };
        SqliteStore dying = SqliteStore.at(folder.resolve("runs.db"));
        register(Engine.open(dying), mortal).start("import", file);
        half.await();
        crashed.set(true);
        dying.close();

        try (Engine next = Engine.open(SqliteStore.at(folder.resolve("runs.db")))) {
            assertThat(register(next, this::save).await("import", SOON)).isEqualTo(new Summary(ROWS, List.of()));
        }
        assertThat(saved).hasSizeLessThanOrEqualTo(ROWS + 4 + 4);
        assertThat(saved.stream().distinct()).hasSize(ROWS);
    }

    private void save(String fileId, int line, Customer customer) {
        saved.add(line);
        half.countDown();
    }

    private static CustomerImportClient register(Engine engine, Customers customers) {
        return CustomerImportClient.register(engine, new CustomerImport(customers));
    }
}
