package dev.lodestep.benchmarks.site;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database with a store's tables in it, as any number of processes can reach it.
 *
 * @param kind of which store
 * @param address a file or a JDBC address; empty for memory, where each opening gives a new store
 */
public record Place(StoreKind kind, String address) {
    /** All that the benchmarks create in a PostgreSQL database is in this schema, what a peer creates aside. */
    public static final String SCHEMA = "lodestep_benchmark";

    private static final int CONNECTIONS = 10;

    /** A store that is open; closing this closes its connections, after the store was closed by whoever used it. */
    public record Open(Store store, Runnable disconnect) implements AutoCloseable {
        @Override
        public void close() {
            disconnect.run();
        }
    }

    /** Opens the store; an engine that gets it closes it. */
    public Open open() {
        return switch (kind) {
            case SQLITE -> new Open(SqliteStore.at(Path.of(address)), () -> {});
            case MEMORY -> new Open(Stores.inMemory(), () -> {});
            case POSTGRES -> onPostgres();
        };
    }

    private Open onPostgres() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(address);
        PostgresOptions options = PostgresOptions.defaults().schema(SCHEMA).listen(direct);
        return new Open(PostgresStore.on(pool, options), pool::close);
    }

    /** A connection for plain SQL, on which commits are as durable as the store's, and the store's tables need no schema in front. */
    public Connection connect() throws SQLException {
        if (kind == StoreKind.MEMORY) {
            throw new SQLException("the memory store has no SQL");
        }
        Connection connection =
                DriverManager.getConnection(kind == StoreKind.SQLITE ? "jdbc:sqlite:" + address : address);
        try (Statement statement = connection.createStatement()) {
            if (kind == StoreKind.POSTGRES) {
                statement.execute("SET search_path = " + SCHEMA);
            } else {
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA wal_autocheckpoint = 16000");
                statement.execute("PRAGMA cache_size = -65536");
                statement.execute("PRAGMA busy_timeout = 10000");
            }
        }
        return connection;
    }
}
