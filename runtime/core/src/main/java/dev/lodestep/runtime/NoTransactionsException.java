package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.CompensationDefinition;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;

/** A workflow has a method that takes a {@code Connection}, where there is no database whose transaction it could be part of. Nothing ran. */
public final class NoTransactionsException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what needs a transaction, and what to do. */
    public NoTransactionsException(String message) {
        super(message);
    }

    /**
     * Refuses a workflow that needs transactions.
     *
     * @param where what has none
     * @throws NoTransactionsException naming the node
     */
    public static void check(WorkflowDefinition<?, ?> definition, String where) {
        for (NodeDefinition node : definition.nodes()) {
            boolean undone = node.compensation()
                    .filter(CompensationDefinition::inTransaction)
                    .isPresent();
            if (node.isTransactional() || undone) {
                throw new NoTransactionsException((node.isTransactional() ? "'" : "the compensation of '") + node.name()
                        + "' of " + definition.version() + " takes a Connection, but " + where
                        + " has no transactions: run it in an engine on a SQLite or PostgreSQL store, or take the"
                        + " connection from a data source of your own");
            }
        }
    }
}
