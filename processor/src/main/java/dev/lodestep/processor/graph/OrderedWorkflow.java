package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.TypeRef;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A workflow with the order that follows from its types, which may yet turn out to be none.
 *
 * @param skeleton what the names mean
 * @param input what the input is
 * @param whens what each node's condition means, by number; empty for a node without
 * @param edges the order, or the cycles in the way of one
 */
public record OrderedWorkflow(
        Skeleton skeleton, InputInference input, List<Optional<WhenResolution>> whens, Edges edges) {
    public OrderedWorkflow {
        whens = List.copyOf(whens);
    }

    /** The groups of nodes that race, by name. */
    public List<RaceView> races() {
        Map<String, BitSet> unequal = skeleton.races().unequal(edges.graph());
        return skeleton.races().groups().entrySet().stream()
                .map(each ->
                        new RaceView(each.getKey(), each.getValue(), unequal.getOrDefault(each.getKey(), new BitSet())))
                .toList();
    }

    /**
     * Infers input and order.
     *
     * @param skeleton the workflow
     * @param isMisspelt whether a type looks like a misspelt name of a type that some node gives
     */
    public static OrderedWorkflow of(Skeleton skeleton, Predicate<TypeRef> isMisspelt) {
        InputInference input = InputInference.of(skeleton, isMisspelt);
        List<Optional<WhenResolution>> whens = skeleton.nodes()
                .all()
                .mapToObj(node -> skeleton.nodes().get(node).flow().when().isEmpty()
                        ? Optional.<WhenResolution>empty()
                        : Optional.of(WhenResolution.of(skeleton, input.type(), node)))
                .toList();
        return new OrderedWorkflow(skeleton, input, whens, Edges.infer(skeleton, input.type(), whens));
    }
}
