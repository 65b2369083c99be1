package dev.lodestep.verification;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real PostgreSQL for all tests of this JVM, started by the first one that asks. */
final class PostgresServer {
    /** Why tests are skipped on other platforms; on this one a server that does not start is a failure. */
    static final String NOT_RUN = "NOT RUN: the PostgreSQL of the tests is for linux-amd64";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final class Shared {
        static final PostgresServer SERVER = start();
    }

    private final HikariDataSource pool;

    private PostgresServer(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        this.pool = new HikariDataSource(config);
    }

    static PostgresServer shared() {
        return Shared.SERVER;
    }

    private static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    DataSource pool() {
        return pool;
    }

    /** Options for a schema that no other test has, with its tables. */
    PostgresOptions migrated() {
        PostgresOptions options = PostgresOptions.defaults().schema("test_" + SCHEMAS.incrementAndGet());
        PostgresStore.migrate(pool, options);
        return options;
    }
}
