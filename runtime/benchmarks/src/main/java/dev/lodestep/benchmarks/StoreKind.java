package dev.lodestep.benchmarks;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.nio.file.Path;
import java.util.Locale;

/** The stores that can be measured. */
enum StoreKind {
    SQLITE {
        @Override
        Store open(Path file) {
            return SqliteStore.at(file);
        }
    },
    POSTGRES {
        @Override
        Store open(Path file) {
            return PostgresDatabase.named().freshStore();
        }
    },
    MEMORY {
        @Override
        Store open(Path file) {
            return Stores.inMemory();
        }
    };

    /** Opens a new store, in that file if it needs one; on PostgreSQL in the database that the environment names. */
    abstract Store open(Path file);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
