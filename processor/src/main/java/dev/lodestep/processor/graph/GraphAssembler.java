package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.RepeatModel;
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
                loops(),
                races(),
                inference.input(),
                type,
                method.isPresent() ? List.of() : results.candidates(),
                method);
    }

    private List<GraphLoop> loops() {
        return inference.loops().all().stream().map(this::loop).toList();
    }

    private GraphLoop loop(Loop loop) {
        RepeatModel repeat = inference
                .skeleton()
                .nodes()
                .get(loop.tails().nextSetBit(0))
                .modifiers()
                .repeat()
                .orElseThrow();
        Optional<String> outer = inference.loops().around(loop.header()).stream()
                .filter(each -> each.members().cardinality() > loop.members().cardinality())
                .findFirst()
                .map(each -> inference.skeleton().nodes().name(each.header()));
        return new GraphLoop(
                inference.skeleton().nodes().name(loop.header()),
                names(loop.tails()),
                names(loop.members()),
                repeat.max().value(),
                repeat.onLimit(),
                outer);
    }

    private List<GraphRace> races() {
        return inference.skeleton().races().groups().entrySet().stream()
                .map(each -> new GraphRace(each.getKey(), names(each.getValue())))
                .toList();
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
                inference.loops().around(node).stream()
                        .map(each -> inference.skeleton().nodes().name(each.header()))
                        .toList(),
                Companions.of(inference, bindings, node),
                inference.alwaysRuns(node),
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
