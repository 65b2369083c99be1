package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.StoreConformance;
import java.time.InstantSource;

@OnPostgres
class PostgresStoreTest extends StoreConformance {
    @Override
    protected Store open(InstantSource clock) {
        PostgresServer server = PostgresServer.shared();
        return PostgresStore.on(server.pool(), server.migrated().clock(clock));
    }
}
