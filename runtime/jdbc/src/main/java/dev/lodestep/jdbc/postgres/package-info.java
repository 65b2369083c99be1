/**
 * The statements of {@link dev.lodestep.jdbc.PostgresStore}, one class for what belongs together in the store protocol. Internal: nothing here
 * is meant for users, and everything may change. What runs mean is not known here.
 *
 * <p>Statements keep no session state and wait for locks only so long, so a pool or a transaction-mode pooler may stand between. Locks are
 * taken in one order everywhere: ids of runs, then run rows by number, then journal, inbox and checkpoint keys.
 */
@NullMarked
package dev.lodestep.jdbc.postgres;

import org.jspecify.annotations.NullMarked;
