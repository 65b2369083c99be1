package dev.lodestep.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a store that writes. Threads take turns in the order they came; each turn is one transaction that holds SQLite's
 * write lock from its beginning, so what it reads cannot change before it commits.
 */
final class SqliteWriter {
    /** Opens the connection, at the first turn and after a failure that made the old one useless. */
    @FunctionalInterface
    interface Opener {
        Session open() throws SQLException;

        /** Fails if what is written to what was opened would be lost. */
        default void check() {}
    }

    private final Opener opener;
    private final SqliteErrors errors;
    private final WriteTurn turn;
    private @Nullable Session session;

    SqliteWriter(Opener opener, WriteTurn turn, SqliteErrors errors) {
        this.opener = opener;
        this.turn = turn;
        this.errors = errors;
    }

    /** Does the work in a transaction of its own. */
    <T> T write(String what, SqlWork<T> work) {
        turn.take();
        try {
            return transaction(work);
        } catch (SQLException e) {
            throw errors.whileRunning(what, e);
        } finally {
            turn.pass();
        }
    }

    /** The same; but a failure that is to be blamed on the data is given to the caller, after everything was rolled back. */
    <T> T writeOrBlameData(String what, SqlWork<T> work) throws SQLException {
        turn.take();
        try {
            return transaction(work);
        } catch (SQLException e) {
            if (SqliteErrors.isAboutData(e)) {
                throw e;
            }
            throw errors.whileRunning(what, e);
        } finally {
            turn.pass();
        }
    }

    /** Nobody writes any more. */
    void close() {
        turn.close();
        discard();
    }

    private <T> T transaction(SqlWork<T> work) throws SQLException {
        opener.check();
        Session current = session;
        if (current == null) {
            current = opener.open();
            session = current;
        }
        try {
            current.run("BEGIN IMMEDIATE");
            T result = work.on(current);
            current.run("COMMIT");
            return result;
        } catch (SQLException e) {
            discard(); // closing rolls back; and the driver has closed the statement that failed, so keep none of them
            throw e;
        } catch (RuntimeException | Error e) {
            rollback(current);
            throw e;
        }
    }

    private void rollback(Session current) {
        try {
            current.run("ROLLBACK");
        } catch (SQLException e) {
            discard();
        }
    }

    private void discard() {
        Session current = session;
        session = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                // nothing was promised on it, and there is nobody to whom it matters
            }
        }
    }
}
