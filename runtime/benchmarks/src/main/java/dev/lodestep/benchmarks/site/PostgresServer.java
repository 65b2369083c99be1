package dev.lodestep.benchmarks.site;

import dev.lodestep.jdbc.PostgresOptions;
import dev.lodestep.jdbc.PostgresStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that is measured: one that is named, or one that is started for it and keeps what it acknowledges, as in production. */
final class PostgresServer implements AutoCloseable {
    /** The library switches the first three off; the others are a small server's, not tuned for a benchmark. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB");

    private static final List<String> SHOWN = List.of(
            "fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size", "max_connections");

    private final String address;
    private final Optional<EmbeddedPostgres> own;
    private final Optional<Long> process;

    private PostgresServer(String address, Optional<EmbeddedPostgres> own, Optional<Long> process) {
        this.address = address;
        this.own = own;
        this.process = process;
    }

    /** The server at that JDBC address, whose user may create schemas. */
    static PostgresServer at(String address) {
        return new PostgresServer(address, Optional.empty(), Optional.empty());
    }

    /** A new server with its data in that folder, stopped and deleted when it is closed. */
    static PostgresServer started(Path folder) throws IOException {
        Path data = folder.resolve("lodestep-postgres-" + UUID.randomUUID());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data);
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return new PostgresServer(server.getJdbcUrl("postgres", "postgres"), Optional.of(server), process(data));
    }

    private static Optional<Long> process(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postmaster.pid")).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.strip()));
    }

    /** The number of the server's own process, if it was started here. */
    Optional<Long> process() {
        return process;
    }

    String address() {
        return address;
    }

    /** Version and what decides about durability and speed. */
    String describe() throws SQLException {
        List<String> shown = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address)) {
            for (String setting : SHOWN) {
                shown.add(setting + "=" + show(connection, setting));
            }
            return "PostgreSQL " + show(connection, "server_version") + (own.isPresent() ? " (embedded), " : ", ")
                    + String.join(" ", shown);
        }
    }

    /** Without that, what is measured is not what is promised. */
    void checkThatItKeepsWhatItAcknowledges() throws SQLException {
        try (Connection connection = DriverManager.getConnection(address)) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                if (show(connection, setting).equals("off")) {
                    throw new IllegalStateException(
                            setting + " is off in " + shortAddress()
                                    + ", so figures of it would mean nothing; switch it on, or leave out --postgres for a server of our own");
                }
            }
        }
    }

    /** Drops what was there, a peer's tables included, and lets none of it be written to disk while the next is measured. */
    void clear() throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + Place.SCHEMA + " CASCADE");
            statement.execute("DROP SCHEMA IF EXISTS " + Place.SCHEMA + "_peer CASCADE");
            checkpoint(statement);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        PostgresStore.migrate(source, PostgresOptions.defaults().schema(Place.SCHEMA));
    }

    private static void checkpoint(Statement statement) throws SQLException {
        try {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) { // a role that may not: it then meets all contenders alike
                throw e;
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Without parameters, among which a password may be. */
    private String shortAddress() {
        return address.replaceFirst("\\?.*", "");
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
