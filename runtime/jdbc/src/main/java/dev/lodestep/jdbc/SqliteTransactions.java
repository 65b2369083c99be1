package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Transactional steps on SQLite. Each has a connection of its own, so that nothing the step does to it can reach the writer, and keeps the
 * store's one {@linkplain WriteTurn turn} to write and SQLite's write lock while it runs.
 *
 * <p>The work runs inside a savepoint: if that is not there any more afterwards, the work has ended the transaction with SQL of its own.
 */
final class SqliteTransactions implements Transactions {
    private static final String SAVEPOINT = "SAVEPOINT lodestep_step";
    private static final String RELEASE = "RELEASE lodestep_step";

    private final SqliteWriter.Opener opener;
    private final WriteTurn turn;
    private final SqliteErrors errors;
    private final Rows rows;
    private final Supplier<Instant> now;

    SqliteTransactions(
            SqliteWriter.Opener opener, WriteTurn turn, SqliteErrors errors, Rows rows, Supplier<Instant> now) {
        this.opener = opener;
        this.turn = turn;
        this.errors = errors;
        this.rows = rows;
        this.now = now;
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public <X extends Throwable> WriteResult commit(long worker, Work<X> work) throws X {
        Session session = open();
        try {
            WriteTurn.Kept kept = begin(session);
            try {
                return write(session, kept, worker, guarded(session, work));
            } finally {
                close(session); // before others have their turn: what is not committed is rolled back by it
                kept.end();
            }
        } finally {
            close(session);
        }
    }

    private static <X extends Throwable> RunWrite.Append guarded(Session session, Work<X> work) throws X {
        GuardedConnection connection = new GuardedConnection(session.connection());
        try {
            return work.on(connection);
        } finally {
            connection.revoke();
        }
    }

    private Session open() {
        try {
            return opener.open();
        } catch (SQLException e) {
            throw errors.whileRunning("open a connection for a transactional step", e);
        }
    }

    private WriteTurn.Kept begin(Session session) {
        turn.take();
        boolean begun = false;
        try {
            session.runOnce("BEGIN IMMEDIATE");
            session.runOnce(SAVEPOINT);
            begun = true;
        } catch (SQLException e) {
            throw errors.whileRunning("begin a transactional step", e);
        } finally {
            if (!begun) {
                turn.pass();
            }
        }
        return turn.keep(() -> close(session));
    }

    private WriteResult write(Session session, WriteTurn.Kept kept, long worker, RunWrite.Append append) {
        if (!kept.commits()) {
            throw errors.stepTookTooLong();
        }
        release(session);
        try {
            WriteResult result = new OwnerWrites(session, rows, now.get(), worker).writeNow(append);
            if (result instanceof WriteResult.Written) {
                session.runOnce("COMMIT");
            }
            return result;
        } catch (SQLException e) {
            if (SqliteErrors.isAboutData(e)) {
                return new WriteResult.Refused("SQLite cannot hold it: " + e.getMessage());
            }
            throw errors.whileRunning("commit a transactional step", e);
        }
    }

    private void release(Session session) {
        try {
            session.runOnce(RELEASE);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    SqliteErrors.isBusy(e)
                            ? "a transactional step left a statement running, such as one with RETURNING whose rows were not all"
                                    + " read: close its statements before the step ends"
                            : "a transactional step ended its transaction itself, by COMMIT, ROLLBACK or OR ROLLBACK in its SQL: leave"
                                    + " that to the engine, and use savepoints to undo a part",
                    e);
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            // what was not committed is not committed, and SQLite drops the lock with the file handle at the latest
        }
    }
}
