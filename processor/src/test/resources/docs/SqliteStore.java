package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;
import java.nio.file.Path;

/** Stands for the store of that name, which this module does not see. */
public final class SqliteStore {
    private SqliteStore() {}

    public static Store at(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }
}
