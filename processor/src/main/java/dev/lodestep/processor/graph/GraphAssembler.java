package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.TypeRef;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Puts what was inferred about a workflow without faults into the record from which everything is generated. */
public final class GraphAssembler {
    private final Inference inference;
    private final Bindings bindings;

    private GraphAssembler(Inference inference) {
        this.inference = inference;
        bindings = new Bindings(inference);
    }

    /** The graph of a workflow that no rule has found an error in. */
    public static WorkflowGraph assemble(Inference inference) {
        return new GraphAssembler(inference).graph();
    }

    private WorkflowGraph graph() {
        List<GraphNode> nodes =
                Arrays.stream(inference.sorted()).mapToObj(this::node).toList();
        Optional<BoundMethod<CompanionModel.ResultMethod>> method =
                inference.skeleton().model().results().stream().findFirst().map(bindings::result);
        Results results = Results.of(inference);
        Optional<TypeRef> type =
                method.isPresent() ? method.get().method().returns().type() : results.type();
        return new WorkflowGraph(
                inference.skeleton().model(),
                nodes,
                inference.input(),
                type,
                method.isPresent() ? List.of() : results.candidates(),
                method);
    }

    private GraphNode node(int node) {
        NodeModel model = inference.skeleton().nodes().get(node);
        return new GraphNode(
                model,
                inference.level(node),
                names(inference.graph().predecessors(node)),
                names(inference.graph().successors(node)),
                bindings.ofNode(node),
                names(inference.skeleton().after(node)),
                inference.when(node).flatMap(this::decision),
                inference.guards().cases(node, model.flow().ends()),
                inference.guards().cases(node, model.flow().aborts()),
                inference.skeleton().onlyIf(node).map(each -> bindings.onlyIf(node, each)),
                inference.skeleton().compensation(node).map(each -> bindings.compensation(node, each)),
                inference.runsWhen(node));
    }

    private Optional<Decision> decision(WhenResolution when) {
        return when.decider()
                .map(decider -> new Decision(
                        decider == inference.skeleton().nodes().size()
                                ? Optional.empty()
                                : Optional.of(inference.skeleton().nodes().name(decider)),
                        when.allowed()));
    }

    private List<String> names(BitSet nodes) {
        return nodes.isEmpty()
                ? List.of()
                : nodes.stream()
                        .boxed()
                        .sorted((one, other) -> inference.level(one) == inference.level(other)
                                ? Integer.compare(one, other)
                                : Integer.compare(inference.level(one), inference.level(other)))
                        .map(inference.skeleton().nodes()::name)
                        .toList();
    }
}
