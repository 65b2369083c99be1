package dev.lodestep.runtime.machine;

/**
 * The list for whose elements a node runs.
 *
 * @param list where it comes from
 * @param maxConcurrency how many elements may be under way at once
 */
public record ForEachDefinition(Binding list, int maxConcurrency) {}
