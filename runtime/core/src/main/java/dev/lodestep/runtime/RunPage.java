package dev.lodestep.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A page of runs.
 *
 * @param runs the runs, oldest first
 * @param next where the next page begins; empty after the last one
 */
public record RunPage(List<RunSummary> runs, Optional<String> next) {}
