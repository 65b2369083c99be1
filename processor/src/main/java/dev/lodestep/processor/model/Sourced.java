package dev.lodestep.processor.model;

/**
 * A value together with the place it was written at, so that a rule can complain about exactly that value.
 *
 * @param value as it was written
 * @param source the annotation's value, or the annotation where the value is a default
 */
public record Sourced<T>(T value, SourceRef source) {}
