package dev.lodestep.jdbc.postgres;

/** Conditions and tables that several statements have in common. */
final class Conditions {
    /**
     * How long a statement of the shared writer waits for a lock: nothing in a batch may wait for a user's transaction, and only that
     * transaction learns of the setting, so it goes well with poolers.
     */
    static final String LOCK_TIMEOUT = "250ms";

    /** Sets the lock timeout for this transaction before the first lock is taken, without a round trip of its own; always true. */
    static final String BOUNDED = "(SELECT set_config('lock_timeout', '" + LOCK_TIMEOUT + "', true)) IS NOT NULL";

    /** Whether a worker may write; its number is the parameter. */
    static final String ALIVE = "EXISTS (SELECT 1 FROM {worker} WHERE worker_no = ? AND state <> 3)";

    /** The time as a table {@code m}; the parameter is {@link DatabaseClock#parameter}. */
    static final String M = "m AS MATERIALIZED (SELECT coalesce(?::timestamptz, now()) AS now)";

    private Conditions() {}

    /**
     * Whether the position before that of a table's row exists and carries the same claim. A scalar subquery and not a join, so that no
     * plan, however old, can scan the journal.
     */
    static String chained(String table) {
        return "(SELECT p.claim FROM {journal} p WHERE p.run_no = " + table + ".run_no AND p.seq = " + table
                + ".seq - 1) = " + table + ".claim";
    }
}
