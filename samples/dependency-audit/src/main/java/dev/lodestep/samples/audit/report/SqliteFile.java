package dev.lodestep.samples.audit.report;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One SQLite file that several threads and processes use: one connection, one statement at a time, and every commit on disk when it
 * returns ({@code synchronous = FULL}). Other processes are waited for, up to half a minute.
 */
final class SqliteFile implements AutoCloseable {
    private static final int BUSY = 5;

    private final Path path;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    static SqliteFile open(Path path) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 30000");
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
            }
            return new SqliteFile(path, connection);
        } catch (SQLException e) {
            throw new ReportException(
                    "cannot open the report's table " + path + "; name another folder with --data (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    int update(String sql, Object... arguments) {
        return locked(() -> {
            try (PreparedStatement statement = prepared(sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    <T> List<T> query(String sql, Reader<T> reader, Object... arguments) {
        return locked(() -> {
            try (PreparedStatement statement = prepared(sql, arguments);
                    ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(reader.read(results));
                }
                return rows;
            }
        });
    }

    /** Runs work as one transaction that takes the write lock first, so that what it read still holds when it writes. */
    <T> T inTransaction(Supplier<T> work) {
        return locked(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                boolean done = false;
                try {
                    T result = work.get();
                    statement.execute("COMMIT");
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        statement.execute("ROLLBACK");
                    }
                }
            }
        });
    }

    @Override
    public void close() {
        locked(() -> {
            connection.close();
            return path;
        });
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            String cause = e.getErrorCode() == BUSY
                    ? "another program has held its lock for half a minute; end that program, and try again"
                    : String.valueOf(e.getMessage());
            throw new ReportException("cannot use the report's table " + path + ": " + cause, e);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a value of a result's current row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}
