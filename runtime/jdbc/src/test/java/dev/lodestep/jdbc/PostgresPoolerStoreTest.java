package dev.lodestep.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.StoreConformance;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.postgresql.ds.PGSimpleDataSource;

/** The kit as behind a pooler in transaction mode: nothing that a session remembers survives from one transaction to the next. */
@OnPostgres
@DisplayName("F38_behind_a_pooler_in_transaction_mode")
class PostgresPoolerStoreTest extends StoreConformance {
    private static final Forgetful POOLER = new Forgetful(pool());

    private static HikariDataSource pool() {
        PGSimpleDataSource plain = (PGSimpleDataSource) PostgresServer.shared().as("postgres");
        plain.setPrepareThreshold(0);
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        POOLER.pool().close();
    }

    @Override
    protected Store open(InstantSource clock) {
        return PostgresStore.on(POOLER, PostgresServer.shared().migrated().clock(clock));
    }

    /** Connections whose session is a new one each time. */
    private record Forgetful(HikariDataSource pool) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = pool.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return pool.getConnection(user, password);
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            pool.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return pool.getParentLogger();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
