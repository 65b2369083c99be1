package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a transactional step, in one transaction, on one thread.
 *
 * <p>What fails is rolled back and then recorded as any failure is; a recovery runs after that, outside. If nobody knows whether the
 * transaction was committed, its position is sealed: then it was not, and never will be, and the step runs again as the same attempt; or the
 * result is found there, and it was.
 */
final class StepTransaction {
    private final RunParts run;
    private final TransactionalSteps.Owner owner;
    private final Transactions transactions;
    private final Attempt attempt;
    private final Runnable afterwards;
    private boolean hasTurn;
    private AttemptRunner.@Nullable Result refusal;
    private @Nullable Sent sent;

    /** The append that was given to the store, and all entries in it; the last one is the attempt's own. */
    private record Sent(RunWrite.Append append, List<Unsaved> entries) {}

    /**
     * A transaction that has not begun.
     *
     * @param afterwards called as soon as there is no transaction any more, without the lock
     */
    StepTransaction(
            RunParts run,
            TransactionalSteps.Owner owner,
            Transactions transactions,
            Attempt attempt,
            Runnable afterwards) {
        this.run = run;
        this.owner = owner;
        this.transactions = transactions;
        this.attempt = attempt;
        this.afterwards = afterwards;
    }

    /**
     * Does all of it.
     *
     * @param turn waits for the run's turn, when the step is done; false: it will never have it
     */
    void run(BooleanSupplier turn) {
        hasTurn = transactions.exclusive();
        try {
            Instant now = run.host().store().now();
            if (!run.host().mayBegin()) {
                over(this::later);
                return;
            }
            if (!attempt.begins(now)) {
                rolledBack(run.attempts().notBegun());
                return;
            }
            run.attempts().tellStarted(attempt);
            Optional<AttemptRunner.Result> guarded = run.attempts().guard(attempt);
            if (guarded.isPresent()) {
                rolledBack(guarded.get());
                return;
            }
            committed(transactions.commit(run.claim().worker(), connection -> work(connection, turn)));
        } catch (NotToBeCommittedException e) {
            rolledBack(e.result());
        } catch (StoreUnavailableException e) {
            if (sent == null) {
                over(this::later);
            } else {
                seal(sent);
            }
        } catch (IllegalStateException e) {
            rolledBack(failed(e)); // the step ended the transaction by itself
        } catch (Throwable e) {
            if (sent == null) {
                rolledBack(failed(e));
            } else {
                seal(sent);
            }
        }
    }

    private RunWrite.Append work(Connection connection, BooleanSupplier turn) throws NotToBeCommittedException {
        if (attempt.over() || attempt.scope().cancelled()) {
            throw new NotToBeCommittedException(run.attempts().notBegun());
        }
        AttemptRunner.Result result = run.attempts().runOn(connection, attempt);
        if (!(result instanceof AttemptRunner.Result.Value)) {
            throw new NotToBeCommittedException(result);
        }
        hasTurn = hasTurn || turn.getAsBoolean();
        if (!hasTurn) {
            throw new NotToBeCommittedException(null);
        }
        Instant now = run.host().store().now();
        Optional<Sent> appended = owner.look(() -> append(result, now));
        sent = appended.orElseThrow(() -> new NotToBeCommittedException(refusal));
        return sent.append();
    }

    /** Empty: it is not to be committed. */
    private Optional<Sent> append(AttemptRunner.Result result, Instant now) {
        try {
            return run.attempts().has(attempt) && run.records().add(attempt, result, now)
                    ? Optional.of(new Sent(
                            run.writes().append(), List.copyOf(run.ledger().unsaved())))
                    : Optional.empty();
        } catch (NotToBeCommittedException e) {
            refusal = e.result();
            return Optional.empty();
        }
    }

    private void committed(WriteResult result) {
        Sent all = Objects.requireNonNull(sent);
        if (result instanceof WriteResult.Written) {
            over(() -> isThere(all));
        } else if (result instanceof WriteResult.Refused refused) {
            rolledBack(failed(new IllegalStateException(
                    "what '" + attempt.place() + "' wrote could not be committed: " + refused.reason())));
        } else {
            over(() -> owner.writing().transacted(all.append(), new WriteResult.Fenced(), all.entries()));
        }
    }

    /** Nothing of it remains in the database; what it was is recorded, and recovered from, without a transaction. */
    private void rolledBack(AttemptRunner.@Nullable Result result) {
        over(() -> {
            takeBack();
            if (hasTurn) {
                owner.writing().goesOn();
            }
            if (result == null) {
                drop();
            }
        });
        if (result != null) {
            run.attempts().conclude(attempt, result);
        }
    }

    /** The store did not answer before anything was done: it is begun anew. */
    private void later() {
        if (hasTurn) {
            owner.writing().goesOn();
        }
        drop();
        owner.writing().holdOff();
    }

    private void seal(Sent all) {
        afterwards.run();
        RunWrite.Seal seal = new RunWrite.Seal(
                run.claim().run(), run.claim().token(), all.append().seq());
        run.host()
                .writer()
                .submit(
                        run.claim().worker(),
                        seal,
                        answer -> run.host()
                                .environment()
                                .steps()
                                .execute(() -> owner.turn(() -> sealed(all, seal, answer))));
    }

    private void sealed(Sent all, RunWrite.Seal seal, WriteResult answer) {
        if (answer instanceof WriteResult.Written) {
            run.ledger().sealed();
            takeBack();
            owner.writing().goesOn();
            drop();
        } else if (answer instanceof WriteResult.Taken) {
            isThere(all);
        } else {
            owner.writing().transacted(seal, answer, all.entries());
            drop();
        }
    }

    private void isThere(Sent all) {
        drop();
        owner.writing()
                .transacted(all.append(), new WriteResult.Written(run.claim().run()), all.entries());
    }

    /** What is unsaved is as it was before the result was added; what came after that stays. */
    private void takeBack() {
        if (sent != null) {
            int end = sent.entries().size();
            run.ledger().takeBack(end - 1, end);
        }
    }

    /** It is not under way any more. */
    private void drop() {
        run.attempts().remove(attempt);
        attempt.ticket().giveBack();
    }

    private void over(Runnable then) {
        afterwards.run();
        owner.turn(then);
    }

    private static AttemptRunner.Result failed(Throwable e) {
        return new AttemptRunner.Result.Failed(e, true);
    }
}
