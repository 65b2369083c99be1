package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;
import javax.sql.DataSource;

/** Stands for the store of that name, which this module does not see. */
public final class PostgresStore {
    private PostgresStore() {}

    public static void migrate(DataSource source) {
        throw new UnsupportedOperationException(source.toString());
    }

    public static Store on(DataSource source) {
        throw new UnsupportedOperationException(source.toString());
    }
}
