package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterRole;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether anybody in a workflow needs the result of a node: where nobody does, an operator may skip it. As the runtime decides it; both
 * are cautious: of several producers each is needed.
 */
public final class Takers {
    private Takers() {}

    /** Whether every taker of a node's result accepts that it is absent; methods that belong to the node itself do not count. */
    public static boolean acceptAbsence(WorkflowGraph graph, GraphNode node) {
        boolean result = graph.resultMethod().isPresent()
                ? need(graph.resultMethod().get().bindings(), node)
                : graph.resultCandidates().stream().anyMatch(each -> each.node().equals(node.name()));
        return !result
                && graph.nodes().stream()
                        .filter(other -> !other.name().equals(node.name()))
                        .noneMatch(other -> needs(other, node));
    }

    private static boolean needs(GraphNode taker, GraphNode node) {
        Companions methods = taker.companions();
        Stream<BoundMethod<?>> companions = Stream.of(
                        methods.onlyIf().stream(),
                        methods.compensation().stream(),
                        methods.recoveries().stream(),
                        methods.until().stream(),
                        methods.due().stream(),
                        methods.check().stream())
                .flatMap(each -> each);
        return need(taker.bindings(), node)
                || companions.anyMatch(each -> need(each.bindings(), node))
                || taker.decision()
                        .flatMap(Decision::node)
                        .filter(node.name()::equals)
                        .isPresent();
    }

    private static boolean need(List<Binding> bindings, GraphNode node) {
        return bindings.stream()
                .anyMatch(each -> each.parameter().role() == ParameterRole.MANDATORY
                        && each.producers().contains(node.name()));
    }
}
