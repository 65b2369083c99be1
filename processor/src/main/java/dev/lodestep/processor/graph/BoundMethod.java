package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import java.util.List;

/**
 * A method that belongs to a node or to the workflow, with where its parameters come from.
 *
 * @param method what its declaration says
 * @param bindings one for each parameter, in the order of the source
 */
public record BoundMethod<M extends CompanionModel>(M method, List<Binding> bindings) {
    public BoundMethod {
        bindings = List.copyOf(bindings);
    }
}
