package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.StoreConformance;
import java.sql.Connection;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The kit on the oldest PostgreSQL that the build has. */
@OnPostgres
class OlderPostgresStoreTest extends StoreConformance {
    @Override
    protected Store open(InstantSource clock) {
        PostgresServer server = PostgresServer.older();
        return PostgresStore.on(server.pool(), server.migrated().clock(clock));
    }

    @Test
    void the_server_is_older_than_that_of_the_other_tests() throws Exception {
        try (Connection connection = PostgresServer.older().pool().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
        }
    }
}
