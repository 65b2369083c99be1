package dev.lodestep.runtime.store;

import java.sql.Connection;

/**
 * Operation 9, of stores that can do it: what a step writes through a connection commits together with the step's result, or not at all.
 *
 * <p>The append is the last statement of the transaction. Where it is not written, for whatever reason, everything is rolled back.
 *
 * <p>An unknown outcome is never settled by doing the work again. Whoever gets an exception after the work has given its append writes a
 * {@link RunWrite.Seal} at the append's position: {@link WriteResult.Written} says that the transaction is not and never will be committed,
 * {@link WriteResult.Taken} that it is.
 */
public interface Transactions {
    /**
     * What is done on the connection of a transaction.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    interface Work<X extends Throwable> {
        /**
         * Does the work, and gives what is to be written with it.
         *
         * @param connection refuses what would end or change the transaction, such as {@code commit}, {@code rollback}, {@code close},
         *     {@code setAutoCommit} and {@code unwrap}; savepoints are fine. Of no use after this call
         */
        RunWrite.Append on(Connection connection) throws X;
    }

    /**
     * Whether a transaction keeps every other write of the store waiting from its beginning to its end. Then no write of the run may be under
     * way when {@link #commit} is called, since that one and the transaction would wait for each other; and the work must not call the store.
     * Otherwise the same holds only from the moment when the work gives its append.
     */
    boolean exclusive();

    /**
     * Does the work and commits it together with the append that it gives.
     *
     * @return {@link WriteResult.Written} if both are durable; otherwise everything is rolled back: {@link WriteResult.Fenced} if the worker no
     *     longer owns the run, {@link WriteResult.Taken} if the position holds another entry of the same claim, such as a seal, or
     *     {@link WriteResult.Refused}
     * @throws X what the work threw, after everything was rolled back
     * @throws dev.lodestep.runtime.StoreUnavailableException before the work was called: nothing happened; after it has given its append: the
     *     outcome is unknown
     * @throws IllegalStateException if the work ended the transaction by itself, or left a statement running; nothing of it counts as done
     */
    <X extends Throwable> WriteResult commit(long worker, Work<X> work) throws X;
}
