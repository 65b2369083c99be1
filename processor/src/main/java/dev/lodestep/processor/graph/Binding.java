package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import java.util.List;

/**
 * Where the value of one parameter comes from: at run time the result of the producer among these that completed last with a value (an
 * empty {@code Optional} is none), or else the input, or else nothing.
 *
 * @param parameter the parameter; one that is no data (payload, context, failure) has no producers and not the input
 * @param producers the names of the nodes whose result it can be, in topological order
 * @param input whether it can be the workflow's input, where none of the producers completed
 * @param caseParameter whether its type is only a case of what a producer (or the input) gives: where it is
 *     mandatory, the node runs only for that case; where it is optional, it is absent in any other
 */
public record Binding(ParameterModel parameter, List<String> producers, boolean input, boolean caseParameter) {
    public Binding {
        producers = List.copyOf(producers);
    }
}
