package dev.lodestep.runtime;

import java.util.Optional;
import java.util.Set;

/**
 * Which runs to list.
 *
 * @param workflow only of this workflow
 * @param statuses only in these; empty: in all
 * @param idPrefix only whose id begins so
 * @param pageSize how many at most, from 1 to 1,000
 * @param cursor the {@link RunPage#next} of the page before; empty: from the oldest on
 */
public record RunQuery(
        Optional<String> workflow, Set<RunStatus> statuses, String idPrefix, int pageSize, Optional<String> cursor) {
    /** Checks the page size. */
    public RunQuery {
        if (pageSize < 1 || pageSize > 1_000) {
            throw new IllegalArgumentException("a page has 1 to 1,000 runs, not " + pageSize);
        }
        statuses = Set.copyOf(statuses);
    }

    /** All runs, 100 a page. */
    public static RunQuery all() {
        return new RunQuery(Optional.empty(), Set.of(), "", 100, Optional.empty());
    }

    /** The same, only of that workflow. */
    public RunQuery ofWorkflow(String name) {
        return new RunQuery(Optional.of(name), statuses, idPrefix, pageSize, cursor);
    }

    /** The same, only in these statuses. */
    public RunQuery in(RunStatus... wanted) {
        return new RunQuery(workflow, Set.of(wanted), idPrefix, pageSize, cursor);
    }

    /** The same, only runs whose id begins so; a run's children, and theirs, have an id that begins with the run's and a slash. */
    public RunQuery idStartingWith(String prefix) {
        return new RunQuery(workflow, statuses, prefix, pageSize, cursor);
    }

    /** The same with so many runs a page. */
    public RunQuery pageOf(int size) {
        return new RunQuery(workflow, statuses, idPrefix, size, cursor);
    }

    /** The same, from where a page ended. */
    public RunQuery after(String next) {
        return new RunQuery(workflow, statuses, idPrefix, pageSize, Optional.of(next));
    }
}
