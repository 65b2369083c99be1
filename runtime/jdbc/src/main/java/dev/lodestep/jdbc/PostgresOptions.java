package dev.lodestep.jdbc;

import dev.lodestep.jdbc.postgres.TableNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Where in a PostgreSQL database a store is, and how it talks to it. Immutable: each method gives new options. */
public final class PostgresOptions {
    private static final PostgresOptions DEFAULTS =
            new PostgresOptions("lodestep", "", Duration.ofSeconds(10), Optional.empty(), Optional.empty());

    private final String schema;
    private final String tablePrefix;
    private final Duration networkTimeout;
    private final Optional<InstantSource> clock;
    private final Optional<DataSource> direct;

    private PostgresOptions(
            String schema,
            String tablePrefix,
            Duration networkTimeout,
            Optional<InstantSource> clock,
            Optional<DataSource> direct) {
        this.schema = schema;
        this.tablePrefix = tablePrefix;
        this.networkTimeout = networkTimeout;
        this.clock = clock;
        this.direct = direct;
    }

    /** The schema {@code lodestep}, no prefix, the database's clock. */
    public static PostgresOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The schema of the tables. Default {@code lodestep}.
     *
     * @throws IllegalArgumentException if it is not 1 to 31 lower-case letters, digits and underscores
     */
    public PostgresOptions schema(String name) {
        return new PostgresOptions(
                new TableNames(name, tablePrefix).schema(), tablePrefix, networkTimeout, clock, direct);
    }

    /**
     * What the names of the tables begin with, such as {@code orders_}. Default empty.
     *
     * @throws IllegalArgumentException if it is neither empty nor up to 31 lower-case letters, digits and underscores
     */
    public PostgresOptions tablePrefix(String prefix) {
        new TableNames(schema, prefix);
        return new PostgresOptions(schema, prefix, networkTimeout, clock, direct);
    }

    /**
     * How long an answer of the server is waited for on connections whose data source sets no such limit: without one, a network that
     * swallows packets would hold a thread for hours. Default 10 seconds.
     *
     * @throws IllegalArgumentException if it is shorter than a second, which is too short for a busy server, or longer than an hour
     */
    public PostgresOptions networkTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("networkTimeout is " + timeout + "; give 1 second to 1 hour");
        }
        return new PostgresOptions(schema, tablePrefix, timeout, clock, direct);
    }

    /** A clock instead of the database's, such as a virtual one for tests. Workers on several machines need the database's. */
    public PostgresOptions clock(InstantSource source) {
        return new PostgresOptions(schema, tablePrefix, networkTimeout, Optional.of(source), direct);
    }

    /**
     * Lets a worker hear of new work at once instead of when it looks next, after {@code EngineOptions.pollInterval}: on one connection that
     * stays open, from a data source whose connections lead to the server itself. A pooler in transaction mode is no such thing. Off by
     * default; while it does not work, for whatever reason, the worker looks by itself as it does without.
     */
    public PostgresOptions listen(DataSource directly) {
        return new PostgresOptions(schema, tablePrefix, networkTimeout, clock, Optional.of(directly));
    }

    Optional<DataSource> direct() {
        return direct;
    }

    TableNames tableNames() {
        return new TableNames(schema, tablePrefix);
    }

    int networkTimeoutMillis() {
        return (int) networkTimeout.toMillis();
    }

    Optional<InstantSource> clock() {
        return clock;
    }
}
