package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.StoreAddress;
import dev.lodestep.verification.chaos.proxy.FaultProxy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where the store is, and what the controller can do to it. */
interface Site extends AutoCloseable {
    /** What it is, for the table. */
    String describe();

    /** What it takes to get there: through that proxy, or with nothing between. */
    StoreAddress address(Optional<FaultProxy> proxy);

    /** A proxy before it, if it is on a network. */
    Optional<FaultProxy> proxy() throws IOException;

    /** A connection that nothing disturbs. */
    Connection connect() throws SQLException;

    /** What a table is called. */
    String table(String name);

    /** An SQL expression that gives a column's time in milliseconds since 1970. */
    String millis(String column);

    /** An SQL expression that gives the store's time in milliseconds since 1970. */
    String nowMillis();

    /** Whether {@link #restart} works. */
    boolean restarts();

    /** Ends the server without letting it write anything more, and starts it again. */
    void restart() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, SQLException;
}
