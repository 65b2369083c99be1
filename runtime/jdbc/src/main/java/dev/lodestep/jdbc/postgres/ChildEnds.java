package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Tells parents of the ends of their children, inside the transaction of those ends, in the order of the batch. The parents' rows are locked
 * before, so of siblings that end at once the last one sees that it is.
 */
final class ChildEnds {
    private static final String TELL = "WITH " + Conditions.M + """
            , b AS MATERIALIZED (
              SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bytea[]) WITH ORDINALITY AS b(child_no, token, ending, place)),
            f AS MATERIALIZED (
              SELECT child.parent_no, child.parent_node, child.parent_element, child.status, b.token, b.ending,
                row_number() OVER (PARTITION BY child.parent_no ORDER BY b.place) AS nth
              FROM b JOIN {run} AS child ON child.run_no = b.child_no WHERE child.parent_no IS NOT NULL),
            p AS MATERIALIZED (
              SELECT f.parent_no, count(*)::integer AS told,
                bool_or(f.status <> 5 OR (SELECT s.run_no FROM {run} s
                  WHERE s.parent_no = f.parent_no AND s.parent_node = f.parent_node AND s.status < 5 LIMIT 1) IS NULL) AS wakes
              FROM f GROUP BY f.parent_no),
            u AS (
              UPDATE {run} AS run SET inbox = run.inbox + p.told,
                status = CASE WHEN run.status = 3 AND p.wakes THEN 2 ELSE run.status END
              FROM p WHERE run.run_no = p.parent_no AND run.status < 5 RETURNING run.run_no, run.inbox - p.told AS before)
            INSERT INTO {inbox}(run_no, ord, kind, name, element, token, accepted, payload, at)
            SELECT f.parent_no, u.before + f.nth, 4, f.parent_node, f.parent_element, f.token, false, f.ending, (SELECT now FROM m)
            FROM f JOIN u ON u.run_no = f.parent_no ORDER BY f.parent_no, f.nth""";

    private final DatabaseClock clock;
    private final String tell;

    ChildEnds(TableNames names, DatabaseClock clock) {
        this.clock = clock;
        this.tell = names.in(TELL);
    }

    /** The rows of these children are final already. A parent that has ended or is gone is told nothing. */
    void tell(Connection connection, List<RunWrite.Fenced> writes, Set<Long> ended) throws SQLException {
        List<RunWrite.Finish> finishes = writes.stream()
                .filter(write -> ended.contains(write.run()))
                .map(RunWrite.Finish.class::cast)
                .toList();
        // A child's claim is as random as a message's token has to be, and only one message is sent under it.
        Call.of(connection, tell)
                .with(clock.parameter())
                .withArray("int8", finishes.stream().map(RunWrite.Finish::run).toArray())
                .withArray("int8", finishes.stream().map(RunWrite.Finish::claim).toArray())
                .withArray(
                        "bytea", finishes.stream().map(RunWrite.Finish::ending).toArray(byte[][]::new))
                .update();
    }
}
