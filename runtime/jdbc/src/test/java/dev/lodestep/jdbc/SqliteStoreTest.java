package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.StoreConformance;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreConformance {
    @TempDir
    Path folder;

    @Override
    protected Store open(InstantSource clock) {
        return SqliteStore.at(folder.resolve("runs.db"), clock);
    }
}
