package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEnginesTest extends SeveralEngines {
    @TempDir
    Path folder;

    @Override
    Store another() {
        return SqliteStore.at(folder.resolve("runs.db"));
    }
}
