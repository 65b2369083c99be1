package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.store.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The transactional steps of one run (operation 9): each runs inside a transaction of the store, whose last statement appends its result, after
 * all that is not saved yet of the run.
 *
 * <p>For that append a step has the run's turn, as any write has: until it is over nothing else of the run is written, and what other branches
 * do meanwhile waits to be saved. Where a transaction keeps all other writes waiting, a step first waits for its turn among those of the engine,
 * then for that of the run, and only then begins its transaction, so that no transaction ever waits for a write that waits for it. Elsewhere it
 * waits for the run's turn when it is done, and other branches are saved while it runs.
 */
final class TransactionalSteps {
    private final RunParts run;
    private final Owner owner;
    private final Deque<Wanting> wanting = new ArrayDeque<>();
    private boolean hadTurn;

    /** What they need of the run's executor. */
    interface Owner {
        /** Lets something happen under the lock, and then the next move. */
        void turn(Runnable what);

        /** Does something under the lock. */
        <T> T look(Supplier<T> what);

        /** The run's writes, of which the transaction's is one; used under the lock. */
        Writing writing();
    }

    /** An attempt that waits for the run's turn, and who hears whether it has it. */
    private record Wanting(Attempt attempt, Consumer<Boolean> hears) {}

    TransactionalSteps(RunParts run, Owner owner) {
        this.run = run;
        this.owner = owner;
    }

    /** Begins attempts as soon as it is their turn; under the lock. */
    void begin(List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            Transactions transactions = run.host().store().transactions().orElseThrow();
            if (transactions.exclusive()) {
                run.outbox().add(() -> run.host().gate().enter(() -> onThread(() -> isNext(transactions, attempt))));
            } else {
                StepTransaction transaction = new StepTransaction(run, owner, transactions, attempt, () -> {});
                run.outbox().add(() -> onThread(() -> transaction.run(() -> awaitTurn(attempt))));
            }
        }
    }

    private void onThread(Runnable task) {
        run.host().environment().steps().execute(task);
    }

    /** It is the attempt's turn in the engine: it wants that of the run. */
    private void isNext(Transactions transactions, Attempt attempt) {
        TransactionGate gate = run.host().gate();
        StepTransaction transaction = new StepTransaction(run, owner, transactions, attempt, gate::leave);
        owner.turn(() -> want(attempt, has -> {
            if (has) {
                onThread(() -> transaction.run(() -> true));
            } else {
                gate.leave();
            }
        }));
    }

    private boolean awaitTurn(Attempt attempt) {
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        owner.turn(() -> want(attempt, turn::complete));
        return turn.join();
    }

    private void want(Attempt attempt, Consumer<Boolean> hears) {
        Wanting one = new Wanting(attempt, hears);
        if (run.attempts().has(attempt)) {
            wanting.add(one);
        } else {
            tell(one, false);
        }
    }

    private void tell(Wanting one, boolean has) {
        run.outbox().add(() -> one.hears().accept(has));
    }

    /**
     * Gives the run's turn to a step that wants it, if one does; under the lock, when nothing is being written.
     *
     * @param instead whether that is instead of the run's next move: then it is not done twice in a row
     */
    boolean takeTurn(boolean instead) {
        if (instead && hadTurn) {
            hadTurn = false;
            return false;
        }
        Wanting next = wanting.poll();
        while (next != null && !run.attempts().has(next.attempt())) {
            tell(next, false);
            next = wanting.poll();
        }
        if (next == null) {
            return false;
        }
        hadTurn = true;
        tell(next, true);
        return true;
    }

    /** Nobody gets the run's turn any more; under the lock. */
    void abandon() {
        wanting.forEach(one -> tell(one, false));
        wanting.clear();
    }
}
