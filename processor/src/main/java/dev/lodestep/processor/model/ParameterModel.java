package dev.lodestep.processor.model;

import java.util.Optional;

/**
 * A parameter of a node or of a method that belongs to one.
 *
 * @param name as in the source
 * @param type what it takes, without the {@code Optional} around it
 * @param role what it asks for
 * @param from the node that {@code @From} names
 * @param source the parameter
 */
public record ParameterModel(
        String name, TypeRef type, ParameterRole role, Optional<Sourced<String>> from, SourceRef source) {}
