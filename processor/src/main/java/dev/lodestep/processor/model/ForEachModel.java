package dev.lodestep.processor.model;

/**
 * A {@code @ForEach} on a parameter, which is bound to a list and takes one element of it at a time.
 *
 * @param element the type of the elements, which is what the method takes
 * @param maxConcurrency how many elements may be under way at once; not yet known to be possible
 */
public record ForEachModel(TypeRef element, Sourced<Integer> maxConcurrency) {}
