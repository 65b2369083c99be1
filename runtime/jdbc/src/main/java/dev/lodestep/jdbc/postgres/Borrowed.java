package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection of somebody's pool: given back as it was, or not at all if a transaction may still be open on it or it leads to the wrong server. */
final class Borrowed implements AutoCloseable {
    private static final String READ_ONLY = "25006";

    private final Connection connection;
    private final boolean autoCommitBefore;
    private final int timeoutBefore;
    private boolean settled;

    private Borrowed(Connection connection, boolean autoCommitBefore, int timeoutBefore) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
        this.timeoutBefore = timeoutBefore;
    }

    /** With a limit for answers of the server, unless it has one. */
    static Borrowed from(DataSource source, boolean autoCommit, int networkTimeoutMillis) throws SQLException {
        Connection connection = source.getConnection();
        try {
            Borrowed borrowed = new Borrowed(connection, connection.getAutoCommit(), connection.getNetworkTimeout());
            if (borrowed.autoCommitBefore != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            if (borrowed.timeoutBefore == 0) {
                connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
            }
            borrowed.settled = autoCommit;
            return borrowed;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Does not give back a connection to a server that is no primary any more: the pool is to find the new one. */
    void failed(SQLException e) {
        if (Blame.state(e).equals(READ_ONLY)) {
            settled = false;
        }
    }

    void commit() throws SQLException {
        connection.commit();
        settled = true;
    }

    /** Undoes what was not committed; a failure to do so is told with that which was the cause. */
    void rollback(Throwable cause) {
        try {
            connection.rollback();
            settled = true;
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    void rollback() throws SQLException {
        connection.rollback();
        settled = true;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!settled) {
                connection.abort(Runnable::run); // switching autocommit on again would commit what is open
            } else if (!connection.isClosed()) {
                if (connection.getAutoCommit() != autoCommitBefore) {
                    connection.setAutoCommit(autoCommitBefore);
                }
                if (timeoutBefore == 0) {
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            }
        }
    }
}
