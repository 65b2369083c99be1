package dev.lodestep.jdbc;

import dev.lodestep.runtime.StoreConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Opens connections to one database file, each with the settings that durability and the write path need. */
final class SqliteConnections {
    private static final long BUSY_MILLIS = 5_000;

    private final Path file;
    private final SqliteErrors errors;
    private @Nullable FileIdentity opened;

    SqliteConnections(Path file, SqliteErrors errors) {
        this.file = file;
        this.errors = errors;
    }

    /** Creates the folders, and the database if there is none, after making sure that the file is one to work with. */
    void prepare() {
        if (Files.isDirectory(file)) {
            throw new StoreConfigurationException(file + " is a folder; name a file in it", null);
        }
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreConfigurationException(
                    "the folder of " + file + " cannot be created; create it, or choose another path", e);
        }
        try (Session session = new Session(connect())) {
            SqliteSchema schema = new SqliteSchema(file);
            schema.recognise(session);
            switchToWal(session);
            session.runOnce("PRAGMA synchronous = FULL");
            session.runOnce("BEGIN IMMEDIATE");
            schema.complete(session);
            session.runOnce("COMMIT");
            opened = FileIdentity.of(file);
        } catch (SQLException e) {
            throw errors.whileOpening(e);
        } catch (IOException e) {
            throw errors.moved();
        }
    }

    /** {@link dev.lodestep.runtime.StoreUnavailableException} if the path does not lead to the file that was prepared any more. */
    void check() {
        if (opened != null && !opened.isStillThere()) {
            throw errors.moved();
        }
    }

    /** Opens the connection of a writer, and looks before each of its turns that it writes to what is there. */
    SqliteWriter.Opener writer() {
        return new SqliteWriter.Opener() {
            @Override
            public Session open() throws SQLException {
                return openWriter();
            }

            @Override
            public void check() {
                SqliteConnections.this.check();
            }
        };
    }

    /** A connection for writes: a commit is on the disk when it returns. */
    Session openWriter() throws SQLException {
        Session session = new Session(connect());
        session.runOnce("PRAGMA synchronous = FULL");
        // A write-ahead log of 64 MB: copying it back every 4 MB costs more than a third of the throughput.
        session.runOnce("PRAGMA wal_autocheckpoint = 16000");
        session.runOnce("PRAGMA cache_size = -65536");
        session.runOnce("PRAGMA temp_store = MEMORY");
        return session;
    }

    /** A connection for the writes of one transactional step: as durable, and without a cache that outlives it. */
    Session openForStep() throws SQLException {
        Session session = new Session(connect());
        session.runOnce("PRAGMA synchronous = FULL");
        session.runOnce("PRAGMA wal_autocheckpoint = 16000");
        return session;
    }

    /** A connection that only reads. */
    Session openReader() throws SQLException {
        Session session = new Session(connect());
        session.runOnce("PRAGMA query_only = ON");
        session.runOnce("PRAGMA cache_size = -16384");
        session.runOnce("PRAGMA temp_store = MEMORY");
        return session;
    }

    /** Never makes a new file where the one that was prepared has been. */
    private Connection connect() throws SQLException {
        check();
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", Long.toString(BUSY_MILLIS));
        try {
            return DriverManager.getConnection(
                    "jdbc:sqlite:" + file.toUri(), settings); // as URI: any character is safe
        } catch (SQLException e) {
            if ("08001".equals(e.getSQLState())) {
                throw new StoreConfigurationException(
                        "no JDBC driver for SQLite is on the class path; add org.xerial:sqlite-jdbc 3.51.3.0 or newer",
                        e);
            }
            throw e;
        }
    }

    /** The switch waits for nobody, so two processes that create one database at once must try again. */
    private void switchToWal(Session session) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
        while (true) {
            try {
                String mode = session.text("PRAGMA journal_mode = WAL");
                if (mode.equalsIgnoreCase("wal")) {
                    return;
                }
                throw new StoreConfigurationException(
                        "SQLite cannot keep a write-ahead log beside " + file + " (journal mode " + mode
                                + "); put the file on a local disk that can be written",
                        null);
            } catch (SQLException e) {
                if (!SqliteErrors.isBusy(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }
}
