package dev.lodestep.processor.model;

import java.util.Optional;

/**
 * A {@code @Concurrency} as it was written.
 *
 * @param limit how many attempts may run at once; not yet known to be possible
 * @param key the name of the limit; empty: the node's own
 */
public record ConcurrencyModel(Sourced<Integer> limit, Optional<String> key) {}
