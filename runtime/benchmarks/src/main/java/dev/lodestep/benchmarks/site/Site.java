package dev.lodestep.benchmarks.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where the databases of one benchmark are: makes empty ones, one after the other, and cleans up. */
public final class Site implements AutoCloseable {
    private final StoreKind kind;
    private final Path folder;
    private final Optional<PostgresServer> server;
    private final AtomicInteger made = new AtomicInteger();

    private Site(StoreKind kind, Path folder, Optional<PostgresServer> server) {
        this.kind = kind;
        this.folder = folder;
        this.server = server;
    }

    /**
     * A site for that store.
     *
     * @param parent the folder in which files are created and deleted again
     * @param postgres the JDBC address of a PostgreSQL; without one, a server is started where one is needed
     */
    public static Site open(StoreKind kind, Path parent, Optional<String> postgres) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(parent, "lodestep-benchmark-");
        if (kind != StoreKind.POSTGRES) {
            return new Site(kind, folder, Optional.empty());
        }
        PostgresServer server =
                postgres.isPresent() ? PostgresServer.at(postgres.get()) : PostgresServer.started(folder);
        Site site = new Site(kind, folder, Optional.of(server));
        try {
            server.checkThatItKeepsWhatItAcknowledges();
            return site;
        } catch (SQLException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** The store that is measured here. */
    public StoreKind kind() {
        return kind;
    }

    /** An empty database; on PostgreSQL what was in the one before is dropped, so it must not be in use any more. */
    public Place fresh() throws IOException, SQLException {
        if (server.isPresent()) {
            server.get().clear();
            return new Place(kind, server.get().address());
        }
        if (kind == StoreKind.MEMORY) {
            return new Place(kind, "");
        }
        deleteFiles();
        Path file = folder.resolve("benchmark-" + made.incrementAndGet() + ".db");
        Place place = new Place(kind, file.toString());
        place.open().store().close(); // the tables, and nothing else
        return place;
    }

    /** The time that processors have worked so far, for this process and for the server if it was started here. */
    public CpuTime cpu() {
        return CpuTime.now(server.flatMap(PostgresServer::process));
    }

    /** What is measured, in one line each, for whoever reads the figures later. */
    public List<String> describe() throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (server.isPresent()) {
            lines.add(server.get().describe());
        } else if (kind == StoreKind.SQLITE) {
            Place file = new Place(kind, folder.resolve("version.db").toString());
            try (Connection connection = file.connect()) {
                lines.add("SQLite " + connection.getMetaData().getDatabaseProductVersion()
                        + ", write-ahead log, synchronous=FULL");
            }
        } else {
            lines.add("memory: nothing is durable");
        }
        return lines;
    }

    private void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
        deleteFiles();
        Files.deleteIfExists(folder);
    }
}
