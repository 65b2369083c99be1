package dev.lodestep.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL for tests: one for all that only need any, and one of its own for each that kills it. */
final class PostgresServer implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /** Started by the first test that asks, stopped with the JVM. */
    private static final class Shared {
        static final PostgresServer SERVER = start(EmbeddedPostgres.builder(), false);
    }

    /** The same, of the oldest version that the build has binaries of. */
    private static final class Older {
        static final PostgresServer SERVER =
                start(EmbeddedPostgres.builder().setPgBinaryResolver((system, architecture) -> olderBinaries()), false);
    }

    private final EmbeddedPostgres server;
    private final Path data;
    private final HikariDataSource pool;

    private PostgresServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
        this.pool = pool(16);
    }

    /** The server that tests share; what it commits does not reach the disk. */
    static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** An older server, shared in the same way. */
    static PostgresServer older() {
        return Older.SERVER;
    }

    private static InputStream olderBinaries() throws IOException {
        Path jar = Path.of(System.getProperty("lodestep.olderPostgres", "target/older-postgres/older-postgres.jar"));
        try (ZipFile binaries = new ZipFile(jar.toFile())) {
            ZipEntry archive = Objects.requireNonNull(binaries.getEntry("postgres-linux-x86_64.txz"));
            return new ByteArrayInputStream(binaries.getInputStream(archive).readAllBytes());
        }
    }

    /** A server of one's own that keeps what it has acknowledged, as in production. */
    static PostgresServer durable() {
        return start(EmbeddedPostgres.builder(), true);
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder, boolean durable) {
        try {
            Path data = Path.of(System.getProperty("java.io.tmpdir"), "lodestep-postgres-" + UUID.randomUUID());
            builder.setDataDirectory(data); // deleted when it stops
            if (durable) {
                // the library starts it with -F, synchronous_commit=off and full_page_writes=off
                builder.setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on");
            }
            return new PostgresServer(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** A pool of connections as its superuser. */
    DataSource pool() {
        return pool;
    }

    /** A pool of that size, to be closed by the caller. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    /** Connections without a pool to another port, where something passes them on to this server. */
    PGSimpleDataSource at(int port) {
        PGSimpleDataSource source = (PGSimpleDataSource) as("postgres");
        source.setPortNumbers(new int[] {port});
        return source;
    }

    /** Where the server listens. */
    int port() {
        return server.getPort();
    }

    /** Connections without a pool, as that role. */
    DataSource as(String role) {
        return server.getDatabase(role, "postgres");
    }

    /** Options for a schema that no other test has, with its tables. */
    PostgresOptions migrated() {
        PostgresOptions options = fresh();
        PostgresStore.migrate(pool, options);
        return options;
    }

    /** Options for a schema that is not there. */
    static PostgresOptions fresh() {
        return PostgresOptions.defaults().schema("test_" + SCHEMAS.incrementAndGet());
    }

    /** Runs statements as somebody else would with a tool of their own. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Stops the server without letting it write anything more, and starts it again. */
    void crash() throws IOException, InterruptedException {
        String postgres = Files.readString(data.resolve("postmaster.opts")).split(" ", 2)[0];
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(
                Path.of(postgres).resolveSibling("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-m",
                "immediate",
                "-w",
                "restart"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL did not come back");
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
