package dev.lodestep.benchmarks;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.testing.Stores;
import dev.lodestep.runtime.store.Store;
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
    MEMORY {
        @Override
        Store open(Path file) {
            return Stores.inMemory();
        }
    };

    /** Opens a new store, in that file if it needs one. */
    abstract Store open(Path file);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
