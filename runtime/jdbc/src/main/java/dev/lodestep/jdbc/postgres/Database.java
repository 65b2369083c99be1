package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
    private volatile @Nullable String endedBecause;

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
        return uninterrupted(() -> {
            try (Borrowed borrowed = borrow(true)) {
                try {
                    return statement.on(borrowed.connection());
                } catch (SQLException e) {
                    borrowed.failed(e);
                    throw e;
                }
            }
        });
    }

    /** The same, but failures go to the caller. */
    <T> T tryTransaction(SqlWork<T> statements) throws SQLException {
        return uninterrupted(() -> {
            try (Borrowed borrowed = borrow(false)) {
                try {
                    T result = statements.on(borrowed.connection());
                    borrowed.commit();
                    return result;
                } catch (SQLException e) {
                    borrowed.rollback(e);
                    borrowed.failed(e);
                    throw e;
                } catch (RuntimeException | Error e) {
                    borrowed.rollback(e);
                    throw e;
                }
            }
        });
    }

    /** A connection that the caller closes. */
    Borrowed borrow(boolean autoCommit) throws SQLException {
        String reason = endedBecause;
        if (reason != null) {
            throw errors.ended(reason);
        }
        return Borrowed.from(source, autoCommit, networkTimeoutMillis);
    }

    /** Pools, and sockets of virtual threads, fail on an interrupted thread; this one stays interrupted afterwards. */
    <T, X extends Exception> T uninterrupted(Try<T, X> work) throws X {
        boolean interrupted = Thread.interrupted();
        try {
            return work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From now on every call fails. */
    void close() {
        endedBecause = "is closed";
    }

    /** From now on every call fails, for that reason. */
    void end(String because) {
        endedBecause = because;
    }

    @FunctionalInterface
    interface Try<T, X extends Exception> {
        T run() throws X;
    }

    private <T> T retried(String what, Try<T, SQLException> work) {
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

    /** What a failure means for the caller of an open store. */
    StoreUnavailableException unavailable(String what, SQLException e) {
        return errors.whileRunning(what, e);
    }
}
