package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that concern more rows than their own, each batch of them in one transaction: those that start children, and the ends of children,
 * of which their parents are told.
 *
 * <p>The rows are locked by a statement of its own before, parents before their children, so that the statements after it see all that was
 * committed under earlier locks: of siblings that end at once the last one sees that it is. What somebody else holds is passed over.
 */
final class FamilyChanges {
    /** The rows, and those of the parents of runs that end; whether a run has a parent never changes. */
    private static final String LOCK = """
            SELECT run.run_no, run.parent_no FROM {run} AS run WHERE run.run_no = ANY(ARRAY(
              SELECT unnest(?::bigint[])
              UNION SELECT child.parent_no FROM {run} AS child WHERE child.run_no = ANY(?::bigint[]) AND child.parent_no IS NOT NULL))
            AND\s""" + Conditions.BRIEFLY + " ORDER BY run.run_no FOR NO KEY UPDATE SKIP LOCKED";

    private static final String THERE = "SELECT run_no FROM {run} WHERE run_no = ANY(?::bigint[])";

    private final RunChanges changes;
    private final Verdicts verdicts;
    private final Children children;
    private final ChildEnds childEnds;
    private final Doorbell doorbell;
    private final String lock;
    private final String there;

    FamilyChanges(TableNames names, DatabaseClock clock, RunChanges changes, Verdicts verdicts, Doorbell doorbell) {
        this.doorbell = doorbell;
        this.changes = changes;
        this.verdicts = verdicts;
        this.children = new Children(names, clock);
        this.childEnds = new ChildEnds(names, clock);
        this.lock = names.in(LOCK);
        this.there = names.in(THERE);
    }

    /** Whether a write concerns other rows, as far as can be told without looking. */
    static boolean concerns(RunWrite write) {
        return write instanceof RunWrite.Fenced fenced && !Children.of(fenced).isEmpty()
                || write instanceof RunWrite.Finish finish && finish.ending() != null;
    }

    /** Writes them in one transaction; {@link Children.Conflict} if an id of a child stands for another run. */
    List<WriteResult> write(Database database, long worker, List<RunWrite.Fenced> writes) throws SQLException {
        RunChanges.Outcome outcome = database.tryTransaction(connection -> write(connection, worker, writes));
        return database.trySingle(connection -> verdicts.on(connection, worker, writes, outcome));
    }

    private RunChanges.Outcome write(Connection connection, long worker, List<RunWrite.Fenced> writes)
            throws SQLException {
        Set<Long> free = free(connection, writes);
        List<RunWrite.Fenced> ordered = writes.stream()
                .filter(write -> free.contains(write.run()))
                .sorted(Comparator.comparingLong(RunWrite.Fenced::run))
                .toList();
        RunChanges.Outcome outcome = new RunChanges.Outcome();
        if (ordered.isEmpty()) {
            return outcome;
        }
        Pipeline pipeline = new Pipeline(connection);
        changes.change(pipeline, worker, ordered, true, outcome);
        pipeline.run();
        if (children.start(connection, ordered, outcome.taken())) {
            doorbell.ring(connection);
        }
        Set<Long> endedChildren = new HashSet<>(outcome.taken());
        endedChildren.retainAll(outcome.children());
        endedChildren.retainAll(runs(ended(writes)));
        if (!endedChildren.isEmpty()) {
            childEnds.tell(connection, writes, endedChildren);
            doorbell.ring(connection);
        }
        return outcome;
    }

    /** Locks the rows; gives the runs that nobody else holds, and whose parents nobody else holds where these are to be told. */
    private Set<Long> free(Connection connection, List<RunWrite.Fenced> writes) throws SQLException {
        Map<Long, @Nullable Long> locked = new HashMap<>();
        Set<Long> ended = new HashSet<>(runs(ended(writes)));
        Pipeline pipeline = new Pipeline(connection);
        pipeline.add(pipeline.call(RunChanges.BY_INDEX), row -> true);
        pipeline.add(
                pipeline.call(lock).withArray("int8", runs(writes).toArray()).withArray("int8", ended.toArray()),
                row -> {
                    long parent = row.getLong(2);
                    return locked.put(row.getLong(1), row.wasNull() ? null : parent);
                });
        pipeline.run();
        Set<Long> free = new HashSet<>(runs(writes));
        free.retainAll(locked.keySet());
        Set<Long> heldParents = new HashSet<>();
        for (long run : free) {
            Long parent = ended.contains(run) ? locked.get(run) : null;
            if (parent != null && !locked.containsKey(parent)) {
                heldParents.add(parent);
            }
        }
        if (!heldParents.isEmpty()) {
            // One that is gone is not held.
            Set<Long> standing = new HashSet<>(Call.of(connection, there)
                    .withArray("int8", heldParents.toArray())
                    .list(row -> row.getLong(1)));
            free.removeIf(run -> ended.contains(run) && standing.contains(locked.get(run)));
        }
        return free;
    }

    private static List<RunWrite.Fenced> ended(List<RunWrite.Fenced> writes) {
        return writes.stream().filter(RunWrite.Finish.class::isInstance).toList();
    }

    private static List<Long> runs(List<RunWrite.Fenced> writes) {
        return writes.stream().map(RunWrite.Fenced::run).toList();
    }
}
