package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Borrows connections and gives them back as they were. Each piece of work has a connection for itself and is one transaction; whatever
 * fails in it rolls all of it back. No connection is kept between calls.
 */
final class Database {
    private static final int TRIES = 5;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final DataSource source;
    private final PostgresErrors errors;
    private final int networkTimeoutMillis;
    private volatile boolean closed;

    Database(DataSource source, PostgresErrors errors, int networkTimeoutMillis) {
        this.source = source;
        this.errors = errors;
        this.networkTimeoutMillis = networkTimeoutMillis;
    }

    /** Runs one statement in a transaction of its own. */
    <T> T single(String what, SqlWork<T> statement) {
        return retried(what, () -> trySingle(statement));
    }

    /** Runs several statements in one transaction. */
    <T> T transaction(String what, SqlWork<T> statements) {
        return retried(what, () -> tryTransaction(statements));
    }

    /** The same, but failures go to the caller. */
    <T> T trySingle(SqlWork<T> statement) throws SQLException {
        return borrowed(true, statement);
    }

    /** The same, but failures go to the caller. */
    <T> T tryTransaction(SqlWork<T> statements) throws SQLException {
        return borrowed(false, connection -> {
            try {
                T result = statements.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        });
    }

    /** From now on every call fails. */
    void close() {
        closed = true;
    }

    @FunctionalInterface
    private interface Try<T> {
        T run() throws SQLException;
    }

    private <T> T retried(String what, Try<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.run();
            } catch (SQLException e) {
                if (tries == TRIES || Blame.of(e) != Blame.RIVAL) {
                    throw errors.whileRunning(what, e);
                }
                pause();
            }
        }
    }

    /** Lets a rival finish; rivals that met once should not meet again at the same moment. */
    static void pause() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS)));
    }

    private <T> T borrowed(boolean autoCommit, SqlWork<T> work) throws SQLException {
        // Pools, and sockets of virtual threads, fail on an interrupted thread; the caller stays interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            if (closed) {
                throw errors.closed();
            }
            try (Connection connection = source.getConnection()) {
                return asItWas(connection, autoCommit, work);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T asItWas(Connection connection, boolean autoCommit, SqlWork<T> work) throws SQLException {
        boolean autoCommitBefore = connection.getAutoCommit();
        int timeoutBefore = connection.getNetworkTimeout();
        if (autoCommitBefore != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        if (timeoutBefore == 0) {
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
        }
        try {
            return work.on(connection);
        } finally {
            if (!connection.isClosed()) {
                if (autoCommitBefore != autoCommit) {
                    connection.setAutoCommit(autoCommitBefore);
                }
                if (timeoutBefore == 0) {
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e); // the connection is broken, and with it the transaction
        }
    }

    /** What a failure means for the caller of an open store. */
    StoreUnavailableException unavailable(String what, SQLException e) {
        return errors.whileRunning(what, e);
    }
}
