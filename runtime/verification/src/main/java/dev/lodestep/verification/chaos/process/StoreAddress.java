package dev.lodestep.verification.chaos.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.store.Store;
import java.nio.file.Path;
import java.time.Duration;

/** Where a process finds the store: a text that fits on a command line. */
public sealed interface StoreAddress {
    /** Opens it, as an application would. */
    Store open();

    /** The table of effects. */
    String effects();

    /** A schema in a PostgreSQL database. */
    record Postgres(String url, String schema) implements StoreAddress {
        private static final int CONNECTIONS = 10;
        private static final long CONNECT_MILLIS = 2_000;
        private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(3);

        @Override
        public Store open() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(CONNECT_MILLIS);
            config.setInitializationFailTimeout(-1); // the pool is there before the server is
            HikariDataSource pool = new HikariDataSource(config); // until the process ends
            try {
                return PostgresStore.on(pool, options());
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        }

        /** How the store is used. */
        public PostgresOptions options() {
            return PostgresOptions.defaults().schema(schema).networkTimeout(NETWORK_TIMEOUT);
        }

        @Override
        public String effects() {
            return schema + ".effect";
        }

        @Override
        public String toString() {
            return "postgres " + schema + " " + url;
        }
    }

    /** A file. */
    record Sqlite(Path file) implements StoreAddress {
        @Override
        public Store open() {
            return SqliteStore.at(file);
        }

        @Override
        public String effects() {
            return "effect";
        }

        @Override
        public String toString() {
            return "sqlite " + file;
        }
    }

    /** The address that has this text. */
    static StoreAddress parse(String text) {
        String[] parts = text.split(" ", 3);
        return parts[0].equals("postgres") ? new Postgres(parts[2], parts[1]) : new Sqlite(Path.of(text.substring(7)));
    }
}
