package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDamagedEntriesTest extends DamagedEntries {
    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.at(folder.resolve("runs.db"));
    }

    @Override
    void change(EntryKind kind, String payload) throws Exception {
        Scene.execute(
                folder.resolve("runs.db"),
                "DELETE FROM checkpoint",
                "UPDATE journal SET payload = CAST('" + payload + "' AS BLOB) WHERE kind = " + kind.code()
                        + " AND run_no = (SELECT run_no FROM run WHERE id = 'order-1')");
    }
}
