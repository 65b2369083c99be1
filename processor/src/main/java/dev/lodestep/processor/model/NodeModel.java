package dev.lodestep.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A node as its method declares it.
 *
 * @param name the stable name, under which the result is stored and by which annotations mean the node
 * @param method the method's name
 * @param kind what kind of node, with what only that kind has
 * @param returns what the method returns, which is not always what the node gives: see {@link #result()}
 * @param parameters in the order of the source
 * @param flow what the annotation says about order and branches
 * @param modifiers what further annotations say
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
        NodeModifiers modifiers,
        Optional<RetryModel> retry,
        Optional<Sourced<String>> timeout,
        SourceRef source) {
    private static final String OPTIONAL = "java.util.Optional";

    public NodeModel {
        parameters = List.copyOf(parameters);
    }

    /** The type of the result, empty for a node that gives nothing: that of the method, of all elements, or of the child. */
    public Optional<TypeRef> result() {
        if (kind instanceof NodeKind.Sleep) {
            return Optional.empty();
        }
        if (kind instanceof NodeKind.Child node) {
            ChildModel child = node.child();
            return child.result().map(type -> child.list() ? listOf(type, child.mayBeAbsent()) : type);
        }
        return forEach().isPresent() ? returns.type().map(type -> listOf(type, returns.mayBeAbsent())) : returns.type();
    }

    private static TypeRef listOf(TypeRef type, boolean mayBeAbsent) {
        return TypeRef.listOf(mayBeAbsent ? TypeRef.of(OPTIONAL, type) : type);
    }

    /** Whether the node can complete without giving a value: an empty {@code Optional}. */
    public boolean mayBeAbsent() {
        if (kind instanceof NodeKind.Child node) {
            return node.child().mayBeAbsent() && !node.child().list();
        }
        return returns.mayBeAbsent() && forEach().isEmpty();
    }

    /** The parameter for each element of which the method runs, if there is one. */
    public Optional<ParameterModel> forEach() {
        return parameters.stream().filter(each -> each.forEach().isPresent()).findFirst();
    }

    /** The parameters that are bound to results or to the input. */
    public List<ParameterModel> dataParameters() {
        return parameters.stream().filter(each -> each.role().isData()).toList();
    }
}
