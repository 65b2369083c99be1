package dev.lodestep.verification;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.Transactions;
import dev.lodestep.runtime.store.WriteResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;

/** Transactions of which it is not always known how they ended. */
record UnsureTransactions(Transactions transactions, Supplier<End> ends) implements Transactions {
    /** How a transaction ends. */
    enum End {
        /** As it should. */
        KNOWN,
        /** It never begins. */
        NOT_BEGUN,
        /** It is rolled back, and nobody knows. */
        ROLLED_BACK,
        /** It is committed, and nobody knows. */
        COMMITTED,
        /** The run is somebody else's. */
        FENCED
    }

    /** A store with such transactions. */
    static Store over(Store store, Supplier<End> ends) {
        return (Store) Proxy.newProxyInstance(
                UnsureTransactions.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("transactions")
                                ? Optional.of(new UnsureTransactions(
                                        store.transactions().orElseThrow(), ends))
                                : method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public boolean exclusive() {
        return transactions.exclusive();
    }

    @Override
    public <X extends Throwable> WriteResult commit(long worker, Work<X> work) throws X {
        End end = ends.get();
        if (end == End.NOT_BEGUN) {
            throw new StoreUnavailableException("no connection", null);
        }
        boolean[] fenced = {false};
        try {
            WriteResult result = transactions.commit(worker, connection -> {
                RunWrite.Append append = work.on(connection);
                if (end == End.FENCED) {
                    fenced[0] = true;
                }
                if (end == End.ROLLED_BACK || end == End.FENCED) {
                    throw new StoreUnavailableException("no answer", null);
                }
                return append;
            });
            if (end == End.COMMITTED) {
                throw new StoreUnavailableException("no answer", null);
            }
            return result;
        } catch (StoreUnavailableException e) {
            if (fenced[0]) {
                return new WriteResult.Fenced();
            }
            throw e;
        }
    }
}
