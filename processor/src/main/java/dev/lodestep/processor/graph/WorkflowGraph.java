package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;
import java.util.Optional;

/**
 * A workflow that can be executed: its nodes in an order, with where their values come from and when they run.
 *
 * @param model what the class says
 * @param nodes in topological order: by level, then by name
 * @param loops what is repeated, an inner loop before the one around it
 * @param races the races, by group
 * @param inputType the type of the workflow's input, if it has one
 * @param resultType the type of the workflow's result; empty for {@code Void}
 * @param resultCandidates where there is no {@code @Result} method: the nodes one of which gives the result, in topological order; of those
 *     that completed it is the last
 * @param resultMethod the {@code @Result} method, bound
 */
public record WorkflowGraph(
        WorkflowModel model,
        List<GraphNode> nodes,
        List<GraphLoop> loops,
        List<GraphRace> races,
        Optional<TypeRef> inputType,
        Optional<TypeRef> resultType,
        List<ResultCandidate> resultCandidates,
        Optional<BoundMethod<CompanionModel.ResultMethod>> resultMethod) {
    public WorkflowGraph {
        nodes = List.copyOf(nodes);
        loops = List.copyOf(loops);
        races = List.copyOf(races);
        resultCandidates = List.copyOf(resultCandidates);
    }

    /**
     * The node of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public GraphNode node(String name) {
        return nodes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node '" + name + "' in " + model.qualifiedName()));
    }
}
