package dev.lodestep.jdbc.postgres;

/** Conditions and tables that several statements have in common. */
final class Conditions {
    /**
     * Bounds, for this transaction only and so without harm to whoever uses the connection next, how long it waits for a lock,
     * and how long it may stay open when its process is frozen, since others wait for it then. Evaluated before the first lock is taken,
     * without a round trip of its own; always true.
     */
    static final String BOUNDED = bounded(250);

    /** The same for what owners write: nothing in a batch may wait long for a user's transaction. */
    static final String BRIEFLY = bounded(50);

    /** Whether a worker may write; its number is the parameter. */
    static final String ALIVE = "EXISTS (SELECT 1 FROM {worker} WHERE worker_no = ? AND state <> 3)";

    /** The time as a table {@code m}; the parameter is {@link DatabaseClock#parameter}. */
    static final String M = "m AS MATERIALIZED (SELECT coalesce(?::timestamptz, now()) AS now)";

    private Conditions() {}

    private static String bounded(int lockMillis) {
        return "(SELECT set_config('lock_timeout', '" + lockMillis + "ms', true)"
                + " || set_config('idle_in_transaction_session_timeout', '10s', true)) IS NOT NULL";
    }

    /**
     * Whether the position before that of a table's row exists and carries the same claim. A scalar subquery and not a join, so that no
     * plan, however old, can scan the journal.
     */
    static String chained(String table) {
        return "(SELECT p.claim FROM {journal} p WHERE p.run_no = " + table + ".run_no AND p.seq = " + table
                + ".seq - 1) = " + table + ".claim";
    }
}
