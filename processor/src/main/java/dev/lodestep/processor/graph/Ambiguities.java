package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import java.util.BitSet;
import java.util.Optional;

/** Finds the parameters whose value could be either of two results that nothing orders. */
public final class Ambiguities {
    private Ambiguities() {}

    /**
     * A parameter with two values.
     *
     * @param parameter the parameter
     * @param first the number of one producer that may have completed last
     * @param second the number of another
     */
    public record Ambiguity(ParameterModel parameter, int first, int second) {}

    /** The first parameter of a node that is bound to two results at once. */
    public static Optional<Ambiguity> of(Inference inference, int node) {
        for (ParameterModel parameter : inference.skeleton().nodes().get(node).dataParameters()) {
            Optional<Ambiguity> found = of(inference, node, parameter);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Ambiguity> of(Inference inference, int node, ParameterModel parameter) {
        Guards guards = inference.guards();
        Reachability reach = inference.reach();
        BitSet givers = guards.givers(parameter, reach.ancestors(node));
        for (int first = givers.nextSetBit(0); first >= 0; first = givers.nextSetBit(first + 1)) {
            BitSet unordered = (BitSet) givers.clone();
            unordered.andNot(reach.ancestors(first));
            unordered.andNot(reach.descendants(first));
            for (int second = unordered.nextSetBit(first + 1); second >= 0; second = unordered.nextSetBit(second + 1)) {
                if (inference.canBothRun(first, second)) {
                    int both = guards.diagrams().and(guards.last(first, givers), guards.last(second, givers));
                    if (guards.diagrams().and(both, guards.ran(node)) != Diagrams.NEVER) {
                        return Optional.of(new Ambiguity(parameter, first, second));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
