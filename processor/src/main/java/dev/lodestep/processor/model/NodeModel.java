package dev.lodestep.processor.model;

import java.util.ArrayList;
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
        return givesMany()
                ? resultOfOne().map(type -> TypeRef.listOf(oneMayBeAbsent() ? TypeRef.of(OPTIONAL, type) : type))
                : resultOfOne();
    }

    /** The type of what the node gives for one element, or of what one child gives, without an {@code Optional} around it. */
    public Optional<TypeRef> resultOfOne() {
        if (kind instanceof NodeKind.Sleep) {
            return Optional.empty();
        }
        return kind instanceof NodeKind.Child node ? node.child().result() : returns.type();
    }

    /** Whether the result is a list: of what is given for each element of a list, or by each of several children. */
    public boolean givesMany() {
        return kind instanceof NodeKind.Child node
                ? node.child().list()
                : forEach().isPresent();
    }

    /** Whether one element, or one child, can be without a value: an empty {@code Optional}. */
    public boolean oneMayBeAbsent() {
        return kind instanceof NodeKind.Child node ? node.child().mayBeAbsent() : returns.mayBeAbsent();
    }

    /** Whether the node can complete without giving a value: an empty {@code Optional}. */
    public boolean mayBeAbsent() {
        return oneMayBeAbsent() && !givesMany();
    }

    /** The parameter for each element of which the method runs, if there is one. */
    public Optional<ParameterModel> forEach() {
        return parameters.stream().filter(each -> each.forEach().isPresent()).findFirst();
    }

    /** Whether it writes in the transaction of its checkpoint. */
    public boolean isTransactional() {
        return parameters.stream().anyMatch(each -> each.role() == ParameterRole.CONNECTION);
    }

    /** The parameters that are bound to results or to the input. */
    public List<ParameterModel> dataParameters() {
        List<ParameterModel> data = new ArrayList<>(parameters.size());
        for (ParameterModel each : parameters) {
            if (each.role().isData()) {
                data.add(each);
            }
        }
        return data;
    }
}
