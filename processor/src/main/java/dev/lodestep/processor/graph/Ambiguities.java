package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the parameters whose value could be either of two results that nothing orders. */
public final class Ambiguities {
    private Ambiguities() {}

    /**
     * A parameter with two values.
     *
     * @param parameter the parameter
     * @param pair the two nodes that may both have given the last one
     */
    public record Ambiguity(ParameterModel parameter, Concurrency.Pair pair) {}

    /** The first parameter of a node, and the first of these pairs of concurrent nodes, either of which it could be bound to. */
    public static Optional<Ambiguity> of(Inference inference, int node, List<Concurrency.Pair> pairs) {
        for (ParameterModel parameter : inference.skeleton().nodes().get(node).dataParameters()) {
            BitSet givers =
                    inference.guards().givers(parameter, inference.reach().ancestors(node));
            if (givers.cardinality() < 2) {
                continue;
            }
            for (Concurrency.Pair pair : pairs) {
                if (givers.get(pair.first())
                        && givers.get(pair.second())
                        && isAmbiguous(inference.guards(), node, givers, pair)) {
                    return Optional.of(new Ambiguity(parameter, pair));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAmbiguous(Guards guards, int node, BitSet givers, Concurrency.Pair pair) {
        int both = guards.diagrams().and(guards.last(pair.first(), givers), guards.last(pair.second(), givers));
        return guards.diagrams().and(both, guards.ran(node)) != Diagrams.NEVER;
    }
}
