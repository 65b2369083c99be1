package dev.lodestep.runtime.machine;

/**
 * How many attempts may run at once.
 *
 * @param key the name of the limit, which several nodes may share
 * @param limit at most so many
 */
public record ConcurrencyDefinition(String key, int limit) {}
