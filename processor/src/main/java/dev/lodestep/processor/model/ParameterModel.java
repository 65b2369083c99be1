package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a node or of a method that belongs to one.
 *
 * @param name as in the source
 * @param type what is bound to it, without the {@code Optional} around it; with {@code @ForEach} the list, and for
 *     {@link ParameterRole#GATHERED} the type of one result
 * @param role what it asks for
 * @param from the nodes that {@code @From} names; empty without it
 * @param forEach where the method runs once for each element of what is bound
 * @param source the parameter
 */
public record ParameterModel(
        String name,
        TypeRef type,
        ParameterRole role,
        List<Sourced<String>> from,
        Optional<ForEachModel> forEach,
        SourceRef source) {
    public ParameterModel {
        from = List.copyOf(from);
    }

    /** What the method itself takes, without the {@code Optional} around it. */
    public TypeRef taken() {
        if (role == ParameterRole.GATHERED) {
            return TypeRef.listOf(type);
        }
        return forEach.map(ForEachModel::element).orElse(type);
    }
}
