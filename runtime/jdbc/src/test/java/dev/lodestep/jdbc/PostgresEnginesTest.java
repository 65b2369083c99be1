package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Store;

@OnPostgres
class PostgresEnginesTest extends SeveralEngines {
    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();

    @Override
    Store another() {
        return PostgresStore.on(server.pool(), options);
    }
}
