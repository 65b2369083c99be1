package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Transactional steps: the step's work, then the append of its result as the last statement, then COMMIT. Nobody else waits for them: until
 * that append they hold nothing of the store.
 *
 * <p>The work runs inside a savepoint: if that is not there any more afterwards, the work has ended the transaction with SQL of its own.
 */
final class StepTransactions implements Transactions {
    private static final String SAVEPOINT = "SAVEPOINT lodestep_step";
    private static final String RELEASE = "RELEASE SAVEPOINT lodestep_step";
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Database database;
    private final Appends appends;
    private final Verdicts verdicts;
    private final Function<Connection, StepConnection> guard;

    StepTransactions(
            Database database, Appends appends, Verdicts verdicts, Function<Connection, StepConnection> guard) {
        this.database = database;
        this.appends = appends;
        this.verdicts = verdicts;
        this.guard = guard;
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public <X extends Throwable> WriteResult commit(long worker, Work<X> work) throws X {
        Borrowed borrowed = begin();
        RunWrite.Append append;
        boolean done = false;
        try {
            append = work(borrowed, work);
            done = true;
        } finally {
            if (!done) {
                giveBack(borrowed); // whatever the work threw: what it did was rolled back
            }
        }
        RunWrite.Append result = append;
        return database.uninterrupted(() -> commit(borrowed, worker, result));
    }

    private Borrowed begin() {
        return database.uninterrupted(() -> {
            try {
                Borrowed borrowed = database.borrow(false);
                boolean begun = false;
                try {
                    run(borrowed.connection(), SAVEPOINT);
                    begun = true;
                    return borrowed;
                } finally {
                    if (!begun) {
                        giveBack(borrowed);
                    }
                }
            } catch (SQLException e) {
                throw database.unavailable("begin a transactional step", e);
            }
        });
    }

    private <X extends Throwable> RunWrite.Append work(Borrowed borrowed, Work<X> work) throws X {
        StepConnection seen = guard.apply(borrowed.connection());
        boolean done = false;
        try {
            RunWrite.Append append = work.on(seen.connection());
            done = true;
            return append;
        } finally {
            seen.revoke().run();
            if (!done) {
                rollback(borrowed);
            }
        }
    }

    private WriteResult commit(Borrowed borrowed, long worker, RunWrite.Append append) {
        try (borrowed) {
            return commitOrRollBack(borrowed, worker, append);
        } catch (SQLException e) {
            throw database.unavailable("commit a transactional step", e);
        }
    }

    private WriteResult commitOrRollBack(Borrowed borrowed, long worker, RunWrite.Append append) throws SQLException {
        Optional<String> objection = StorableText.objection(append);
        if (objection.isPresent()) {
            borrowed.rollback();
            return new WriteResult.Refused(objection.get());
        }
        try {
            release(borrowed.connection());
            if (!appends.insert(borrowed.connection(), worker, List.of(append)).isEmpty()) {
                commit(borrowed);
                return new WriteResult.Written(append.run());
            }
        } catch (SQLException e) {
            borrowed.rollback(e);
            if (Blame.of(e) == Blame.DATA) {
                return new WriteResult.Refused(PostgresErrors.refusal(e));
            }
            throw e;
        } catch (RuntimeException e) {
            borrowed.rollback(e);
            throw e;
        }
        borrowed.rollback();
        WriteResult verdict = verdicts.on(borrowed.connection(), worker, List.of(append), Set.of())
                .get(0);
        borrowed.rollback();
        // What stands there came without this transaction.
        return verdict instanceof WriteResult.Fenced ? verdict : new WriteResult.Taken(append.run());
    }

    private static void commit(Borrowed borrowed) throws SQLException {
        try {
            borrowed.commit();
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.DATA) {
                throw new IllegalStateException(
                        "what a transactional step wrote breaks a deferred constraint, so all of it was rolled back",
                        e);
            }
            throw e;
        }
    }

    private static void release(Connection connection) throws SQLException {
        try {
            run(connection, RELEASE);
        } catch (SQLException e) {
            String state = Blame.state(e);
            if (state.equals(IN_FAILED_TRANSACTION)) {
                throw new IllegalStateException(
                        "a transactional step went on after a statement of it had failed, which PostgreSQL does not allow: let"
                                + " the exception go, or set a savepoint before and roll back to it",
                        e);
            }
            if (state.startsWith("3B") || state.startsWith("25")) {
                throw new IllegalStateException(
                        "a transactional step ended its transaction itself, by COMMIT or ROLLBACK in its SQL: leave that to the"
                                + " engine, and use savepoints to undo a part",
                        e);
            }
            throw e;
        }
    }

    private static void rollback(Borrowed borrowed) {
        try {
            borrowed.rollback();
        } catch (SQLException e) {
            // the connection is broken, and will not be given back
        }
    }

    private static void giveBack(Borrowed borrowed) {
        try {
            borrowed.close();
        } catch (SQLException e) {
            // nothing was promised on it
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
