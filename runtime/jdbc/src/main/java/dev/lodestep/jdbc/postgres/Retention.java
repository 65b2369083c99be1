package dev.lodestep.jdbc.postgres;

import java.time.Instant;

/** Deletes ended runs with everything that belongs to them, in bounded transactions; what somebody else is deleting is passed over. */
final class Retention {
    private static final int MOST_AT_ONCE = 500;

    private static final String PURGE = """
            WITH r AS (
              DELETE FROM {run} WHERE run_no IN (
                SELECT run.run_no FROM {run} AS run WHERE run.status >= 5 AND run.ended_at < ?::timestamptz
                  AND coalesce((SELECT p.status FROM {run} p WHERE p.run_no = run.parent_no), 5) >= 5
                  AND (SELECT c.run_no FROM {run} c WHERE c.parent_no = run.run_no AND c.status < 5 LIMIT 1) IS NULL
                ORDER BY run.ended_at LIMIT ? FOR UPDATE SKIP LOCKED)
              RETURNING run_no),
            c AS (DELETE FROM {checkpoint} USING r WHERE {checkpoint}.run_no = r.run_no),
            i AS (DELETE FROM {inbox} USING r WHERE {inbox}.run_no = r.run_no),
            j AS (DELETE FROM {journal} USING r WHERE {journal}.run_no = r.run_no)
            SELECT count(*) FROM r""";

    private final Database database;
    private final String purge;

    Retention(Database database, TableNames names) {
        this.database = database;
        this.purge = names.in(PURGE);
    }

    int purge(Instant endedBefore, int limit) {
        int purged = 0;
        while (purged < limit) {
            int most = Math.min(MOST_AT_ONCE, limit - purged);
            int deleted = database.single(
                    "purge runs",
                    connection -> Call.of(connection, purge)
                            .with(Times.floor(endedBefore))
                            .with(most)
                            .first(row -> row.getInt(1))
                            .orElse(0));
            purged += deleted;
            if (deleted < most) {
                break;
            }
        }
        return purged;
    }
}
