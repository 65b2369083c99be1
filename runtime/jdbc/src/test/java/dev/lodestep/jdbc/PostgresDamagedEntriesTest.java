package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;

@OnPostgres
class PostgresDamagedEntriesTest extends DamagedEntries {
    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();

    @Override
    Store open() {
        return PostgresStore.on(server.pool(), options);
    }

    @Override
    void change(EntryKind kind, String payload) throws Exception {
        String schema = PostgresNames.schemaOf(options);
        server.execute(
                "DELETE FROM " + schema + ".checkpoint",
                "UPDATE " + schema + ".journal SET payload = convert_to('" + payload + "', 'UTF8') WHERE kind = "
                        + kind.code() + " AND run_no = (SELECT run_no FROM " + schema + ".run WHERE id = 'order-1')");
    }
}
