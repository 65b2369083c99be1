package dev.lodestep.jdbc;

import dev.lodestep.jdbc.postgres.PostgresOperations;
import dev.lodestep.jdbc.postgres.Schema;
import dev.lodestep.jdbc.postgres.StepConnection;
import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * A store in a PostgreSQL database, version 13 or newer, for any number of workers. Needs {@code org.postgresql:postgresql} on the class path.
 *
 * <pre>{@code
 * PostgresStore.migrate(dataSource);                  // once, by a role that may create tables; or the script, with your own tool
 * Store store = PostgresStore.on(dataSource);         // needs no more than to read and write them
 * }</pre>
 *
 * <p>What is acknowledged is on the primary's disk, as long as {@code synchronous_commit} is on, the server's default.
 *
 * <p>What an engine writes at the same time, starts, steps and ends of any runs, goes in one round trip and one commit. A run whose row, or
 * a start whose id, somebody else's open transaction holds waits for that one alone.
 *
 * <p><b>Connections.</b> Each call borrows one connection and gives it back as it was; nothing is remembered on it, so any pool will do, also
 * a pooler in transaction mode (with {@code prepareThreshold=0} in the driver's URL where the pooler does not know prepared statements). A
 * data source that opens a connection for each call works, too, but costs some milliseconds each time.
 *
 * <p>An engine uses one connection for its writes, one for its signs of life, one for each transactional step while it runs, and now and then
 * one for each thread that starts, signals or looks at runs. Give the store a pool of its own, of about five connections and one more for each
 * transactional step at a time: where it shares the application's, steps that use up the pool would keep a worker from signing life, and
 * others would take its runs over. Connections go to the primary only, in the isolation level READ COMMITTED.
 */
public final class PostgresStore extends PostgresOperations {
    private PostgresStore(DataSource source, PostgresOptions options) {
        super(
                source,
                options.tableNames(),
                options.networkTimeoutMillis(),
                options.clock(),
                options.direct(),
                PostgresStore::guarded);
    }

    private static StepConnection guarded(Connection connection) {
        GuardedConnection guarded = new GuardedConnection(connection);
        return new StepConnection(guarded, guarded::revoke);
    }

    /**
     * Opens the store in the schema {@code lodestep}. The data source stays open when the store is closed.
     *
     * @throws StoreConfigurationException if the tables are not there, or are of an older or newer version, or cannot be used so; the message
     *     says what to do
     * @throws StoreUnavailableException if the database does not answer
     */
    public static PostgresStore on(DataSource source) {
        return on(source, PostgresOptions.defaults());
    }

    /** The same with other options. */
    public static PostgresStore on(DataSource source, PostgresOptions options) {
        return new PostgresStore(source, options);
    }

    /**
     * Creates the tables, or brings them up to date; nothing is done where they are. Any number of processes may do so at once; one
     * transaction does all of it or nothing.
     *
     * @throws StoreConfigurationException if the role may not, or the tables are of a newer version or of something else
     * @throws StoreUnavailableException if the database does not answer
     */
    public static void migrate(DataSource source) {
        migrate(source, PostgresOptions.defaults());
    }

    /** The same with other options. */
    public static void migrate(DataSource source, PostgresOptions options) {
        new Schema(options.tableNames()).migrate(source, options.networkTimeoutMillis());
    }

    /** The SQL that creates the tables where there are none, to be applied with a tool of one's own instead of {@link #migrate}. */
    public static String script(PostgresOptions options) {
        return new Schema(options.tableNames()).script();
    }
}
