package dev.lodestep.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.runtime.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The PostgreSQL database to be measured, whose JDBC address is in the environment; the schema {@code lodestep_benchmark} in it is ours. */
record PostgresDatabase(String address) {
    private static final String VARIABLE = "LODESTEP_BENCHMARK_POSTGRES";
    private static final String SCHEMA = "lodestep_benchmark";

    static PostgresDatabase named() {
        return new PostgresDatabase(Objects.requireNonNullElse(
                System.getenv(VARIABLE), "jdbc:postgresql://localhost/postgres?user=postgres"));
    }

    /** A store with nothing in it; what the one before left is dropped. */
    Store freshStore() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(8);
        HikariDataSource pool = new HikariDataSource(config); // until the process ends: a few rounds, a few pools
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException("the database of " + VARIABLE + " cannot be used: " + address, e);
        }
        PostgresOptions options = PostgresOptions.defaults().schema(SCHEMA);
        PostgresStore.migrate(pool, options);
        return PostgresStore.on(pool, options);
    }
}
