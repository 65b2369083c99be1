package dev.lodestep.runtime.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list shows, oldest first.
 *
 * @param workflow only of this workflow; null: of all
 * @param statuses only in these; empty: in all
 * @param idPrefix only whose id begins so; empty: all
 * @param after only with a greater run number: the last one of the page before
 * @param limit at most so many, from 1
 */
public record RunFilter(
        @Nullable String workflow, Set<StoredStatus> statuses, String idPrefix, long after, int limit) {}
