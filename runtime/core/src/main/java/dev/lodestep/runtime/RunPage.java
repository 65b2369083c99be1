package dev.lodestep.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A page of runs.
 *
 * @param runs the runs, in the order of the query
 * @param next where the next page begins, for {@link RunQuery#after}; empty after the last one
 */
public record RunPage(List<RunSummary> runs, Optional<String> next) {}
