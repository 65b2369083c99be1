package dev.lodestep.verification;

import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;

/** What is left of a store when a process ends. */
sealed interface Disk {
    /** Opens the store for a new process. */
    Store open();

    /** A process has ended; other processes can see that. */
    void ended(Store store);

    /** A SQLite file: the end of a process frees its locks, which closing the store does here. */
    record File(Path path, InstantSource clock) implements Disk {
        @Override
        public Store open() {
            return SqliteStore.at(path, clock);
        }

        @Override
        public void ended(Store store) {
            store.close();
        }
    }

    /** Memory that outlives the processes: the death of a worker is declared by the test. */
    record Memory(Store store) implements Disk {
        Memory(InstantSource clock) {
            this(Stores.inMemory(clock));
        }

        @Override
        public Store open() {
            return store;
        }

        @Override
        public void ended(Store ignored) {
            store.workers().forEach(worker -> store.declareDead(worker.worker(), worker.beat()));
        }
    }

    /** Tables of a PostgreSQL database: the death of a worker is declared by the test. */
    record Tables(DataSource database, PostgresOptions options) implements Disk {
        @Override
        public Store open() {
            return PostgresStore.on(database, options);
        }

        @Override
        public void ended(Store store) {
            store.workers().forEach(worker -> store.declareDead(worker.worker(), worker.beat()));
            store.close();
        }
    }
}
