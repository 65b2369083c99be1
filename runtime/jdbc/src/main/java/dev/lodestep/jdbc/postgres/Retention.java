package dev.lodestep.jdbc.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Deletes ended runs that nobody needs, with everything that belongs to them, in bounded transactions; what somebody else is deleting is passed over. */
final class Retention {
    private static final int MOST_AT_ONCE = 500;

    /**
     * What is above a run goes up to the root, or to where a run above is gone. The attributes are found by themselves, since they are looked
     * up by name.
     */
    private static final String PURGE = """
            WITH r AS (
              DELETE FROM {run} WHERE run_no IN (
                SELECT run.run_no FROM {run} AS run WHERE run.run_no = ANY(?::bigint[]) AND run.status >= 5
                  AND (SELECT c.run_no FROM {run} c WHERE c.parent_no = run.run_no AND c.status < 5 LIMIT 1) IS NULL
                  AND (run.parent_no IS NULL OR NOT EXISTS (
                    WITH RECURSIVE above(parent_no, status) AS (
                      SELECT p.parent_no, p.status FROM {run} p WHERE p.run_no = run.parent_no
                      UNION ALL SELECT p.parent_no, p.status FROM above JOIN {run} p ON p.run_no = above.parent_no)
                    SELECT 1 FROM above WHERE status < 5))
                ORDER BY run.run_no FOR UPDATE SKIP LOCKED)
              RETURNING run_no, created_at, attributes),
            c AS (DELETE FROM {checkpoint} USING r WHERE {checkpoint}.run_no = r.run_no),
            i AS (DELETE FROM {inbox} USING r WHERE {inbox}.run_no = r.run_no),
            j AS (DELETE FROM {journal} USING r WHERE {journal}.run_no = r.run_no),
            a AS (
              DELETE FROM {attribute} AS gone USING r, json_each_text(r.attributes::json) AS one
              WHERE r.attributes IS NOT NULL AND gone.name = one.key AND gone.value = one.value
                AND gone.created_at = r.created_at AND gone.run_no = r.run_no)
            SELECT run_no FROM r""";

    private final Database database;
    private final String purge;

    Retention(Database database, TableNames names) {
        this.database = database;
        this.purge = names.in(PURGE);
    }

    Set<Long> purge(Collection<Long> runs) {
        List<Long> all = new ArrayList<>(runs);
        Set<Long> gone = new LinkedHashSet<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            Object[] some =
                    all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)).toArray();
            gone.addAll(database.single(
                    "purge runs",
                    connection ->
                            Call.of(connection, purge).withArray("int8", some).list(row -> row.getLong(1))));
        }
        return gone;
    }
}
