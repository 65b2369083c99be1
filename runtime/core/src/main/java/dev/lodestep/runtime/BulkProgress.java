package dev.lodestep.runtime;

/**
 * How far a bulk call is; told after each page.
 *
 * @param done to how many runs it was done
 * @param refused to how many it could not be done
 * @param cursor where to go on, by {@link RunQuery#after} of the same query, should this process end now
 */
public record BulkProgress(long done, long refused, String cursor) {}
