package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the run gives when there is no {@code @Result} method: what its last node gives.
 *
 * @param candidates the nodes whose result it can be, in topological order
 * @param byType the names of these nodes by what they give; more than one type is one too many
 * @param wayWithout a way that ends without any of them, one phrase for each decision; empty where there is none
 */
public record Results(
        List<ResultCandidate> candidates, Map<TypeRef, List<String>> byType, Optional<List<String>> wayWithout) {

    /** Reads the ends of a graph. */
    public static Results of(Inference inference) {
        Guards guards = inference.guards();
        Diagrams diagrams = guards.diagrams();
        List<ResultCandidate> candidates = new ArrayList<>();
        Map<TypeRef, List<String>> byType = new TreeMap<>();
        int without = diagrams.not(guards.aborted());
        for (int node : inference.sorted()) {
            Optional<TypeRef> type = inference.skeleton().nodes().get(node).result();
            List<Case> ends = guards.cases(
                    node, inference.skeleton().nodes().get(node).flow().ends());
            boolean last = inference.graph().successors(node).isEmpty();
            if (type.isEmpty() || !inference.canRun(node) || !last && ends.isEmpty()) {
                continue;
            }
            String name = inference.skeleton().nodes().name(node);
            candidates.add(new ResultCandidate(name, last ? List.of() : ends));
            byType.computeIfAbsent(type.get(), key -> new ArrayList<>()).add(name);
            without = diagrams.without(
                    without,
                    last
                            ? guards.values().given(node, View.atEnd(inference.sorted().length))
                            : diagrams.and(
                                    guards.gives(node), guards.decisions().gives(node, ends)));
        }
        boolean reached = candidates.isEmpty() || without == Diagrams.NEVER;
        return new Results(
                List.copyOf(candidates),
                byType,
                reached ? Optional.empty() : Optional.of(inference.phrases().shortestWay(without)));
    }

    /** The type of the result, empty for {@code Void}; meaningful where there are not several. */
    public Optional<TypeRef> type() {
        return byType.keySet().stream().findFirst();
    }
}
