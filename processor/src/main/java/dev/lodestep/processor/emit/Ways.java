package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is to be drawn on the way from a node to one that waits for it. */
final class Ways {
    private Ways() {}

    static boolean givesData(GraphNode node, String before) {
        return node.bindings().stream().anyMatch(each -> each.producers().contains(before));
    }

    /** What must be the case for the way to be taken. */
    static Optional<String> condition(WorkflowGraph graph, GraphNode node, String before) {
        Optional<String> when = node.decision()
                .filter(each -> each.node().equals(Optional.of(before)))
                .map(each -> labels(each.allowed()));
        return when.or(() -> node.bindings().stream()
                .filter(Binding::caseParameter)
                .filter(each -> each.producers().contains(before))
                .filter(each -> !graph.node(before)
                        .model()
                        .result()
                        .equals(Optional.of(each.parameter().type())))
                .map(each -> each.parameter().type())
                .map(TypeRef::display)
                .findFirst());
    }

    static String labels(List<Case> cases) {
        return cases.stream().map(Case::label).collect(Collectors.joining(", "));
    }
}
