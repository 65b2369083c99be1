package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.StoreConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the tables and tells whether a database has them in the version that this code works with. The script
 * {@code postgres-<version>.sql} beside this class brings a database from the version before to that version.
 */
public final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    static final int VERSION = 1;

    private final TableNames names;
    private final PostgresErrors errors;

    /** The schema of these tables. */
    public Schema(TableNames names) {
        this.names = names;
        this.errors = new PostgresErrors(names);
    }

    /** The statements that create the tables of the newest version where there are none. */
    public String script() {
        StringBuilder text = new StringBuilder("CREATE SCHEMA IF NOT EXISTS {schema};\n\n");
        for (int version = 1; version <= VERSION; version++) {
            text.append(resource(version));
        }
        return names.in(text.toString());
    }

    /** Brings the tables up to date, however many processes ask for it at once; what is up to date stays as it is. */
    public void migrate(DataSource source, int networkTimeoutMillis) {
        try {
            new Database(source, errors, networkTimeoutMillis).tryTransaction(connection -> {
                lock(connection);
                apply(connection);
                return true;
            });
        } catch (SQLException e) {
            throw Blame.state(e).equals("42P07")
                    ? new StoreConfigurationException(
                            "tables of something else have the names of Lodestep's, " + names.describe()
                                    + "; choose another schema or table prefix; nothing was changed (" + e.getMessage()
                                    + ")",
                            e)
                    : errors.whileOpening("bring the tables up to date", e);
        }
    }

    /** Held until the end of the transaction, so a pooler between does no harm. */
    private void lock(Connection connection) throws SQLException {
        Call.of(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 7213))")
                .with("lodestep " + names.describe())
                .first(row -> true);
    }

    private void apply(Connection connection) throws SQLException {
        int from = exists(connection) ? version(connection) : 0;
        refuseNewer(from);
        try (Statement statement = connection.createStatement()) {
            if (from == 0 && !hasSchema(connection)) {
                statement.execute(names.in("CREATE SCHEMA {schema}"));
            }
            for (int version = from + 1; version <= VERSION; version++) {
                statement.execute(names.in(resource(version)));
            }
        }
    }

    /** Which store it is: given when the tables were created, and kept in every copy of them. */
    String storeId(Connection connection) throws SQLException {
        return Call.of(connection, names.in("SELECT store_id::text FROM {meta}"))
                .first(row -> row.getString(1))
                .orElse("none");
    }

    /**
     * Looks whether the tables are there in the right version, and whether the connections are as they must be.
     *
     * @throws StoreConfigurationException if not, with what to do
     */
    void check(Connection connection) throws SQLException {
        if (!exists(connection)) {
            throw configuration(errors.missingTables());
        }
        int version = version(connection);
        refuseNewer(version);
        if (version < VERSION) {
            throw configuration("its tables are of an older Lodestep (schema " + version + ", this version needs "
                    + VERSION + "); call PostgresStore.migrate with a role that may change them");
        }
        String isolation = setting(connection, "transaction_isolation");
        if (!isolation.equals("read committed")) {
            throw configuration("its transactions would be " + isolation
                    + "; give the store a data source whose connections are READ COMMITTED");
        }
        if (setting(connection, "transaction_read_only").equals("on")) {
            throw configuration("it can only be read; connect to the primary, by a data source that may write");
        }
        for (String setting : new String[] {"synchronous_commit", "fsync"}) {
            if (setting(connection, setting).equals("off")) {
                LOG.warn(
                        "PostgreSQL, {}: {} is off, so a crash of the server loses acknowledged work; switch it on",
                        names.describe(),
                        setting);
            }
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        return Call.of(connection, "SELECT to_regclass(?) IS NOT NULL")
                .with(names.in("{meta}"))
                .first(row -> row.getBoolean(1))
                .orElse(false);
    }

    private boolean hasSchema(Connection connection) throws SQLException {
        return Call.of(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?")
                .with(names.schema())
                .first(row -> true)
                .orElse(false);
    }

    private int version(Connection connection) throws SQLException {
        return Call.of(connection, names.in("SELECT schema_version FROM {meta}"))
                .first(row -> row.getInt(1))
                .orElseThrow(() -> configuration("its table meta is empty; restore it from a backup"));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return Call.of(connection, "SELECT current_setting(?)")
                .with(name)
                .first(row -> row.getString(1))
                .orElse("");
    }

    private void refuseNewer(int version) {
        if (version > VERSION) {
            throw configuration("its tables are of a newer Lodestep (schema " + version + ", this version knows "
                    + VERSION + "); update Lodestep");
        }
    }

    private StoreConfigurationException configuration(String problem) {
        return new StoreConfigurationException(
                "PostgreSQL, " + names.describe() + ": " + problem + "; nothing was changed", null);
    }

    private static String resource(int version) {
        String name = "postgres-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StoreConfigurationException(
                        "the resource " + name + " is missing from the Lodestep jar; repair the class path", null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
