package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A node as its method declares it.
 *
 * @param name the stable name, under which the result is stored and by which annotations mean the node
 * @param method the method's name
 * @param kind what kind of node, with what only that kind has
 * @param returns what the method gives
 * @param parameters in the order of the source
 * @param flow what the annotation says about order and branches
 * @param retry the node's own policy; see {@link WorkflowModel#retryOf(NodeModel)}
 * @param timeout the text of {@code @Timeout}; not yet known to be a duration
 * @param source the method
 */
public record NodeModel(
        String name,
        String method,
        NodeKind kind,
        ReturnModel returns,
        List<ParameterModel> parameters,
        FlowModel flow,
        Optional<RetryModel> retry,
        Optional<Sourced<String>> timeout,
        SourceRef source) {
    public NodeModel {
        parameters = List.copyOf(parameters);
    }

    /** The type of the result, empty for a node that gives nothing. */
    public Optional<TypeRef> result() {
        return returns.type();
    }

    /** The parameters that are bound to results or to the input. */
    public List<ParameterModel> dataParameters() {
        return parameters.stream().filter(each -> each.role().isData()).toList();
    }
}
