package dev.lodestep.processor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds pairs of nodes that could run at the same time: no way orders them and no decision excludes one of them. */
public final class Concurrency {
    private Concurrency() {}

    /**
     * Two nodes that could run at the same time.
     *
     * @param first the number of one
     * @param second the number of the other, which is later by level and name
     */
    public record Pair(int first, int second) {}

    /**
     * The pairs at which the workflow forks, sorted by place. A pair of which one node could already run at the same time as a predecessor
     * of the other is only a consequence of that, and left out.
     */
    public static List<Pair> forks(Inference inference) {
        BitSet[] concurrent = concurrent(inference);
        List<Pair> forks = new ArrayList<>();
        BitSet earlier = new BitSet();
        for (int node : inference.sorted()) {
            BitSet others = (BitSet) concurrent[node].clone();
            others.and(earlier);
            BitSet before = inference.graph().predecessors(node);
            for (int each = before.nextSetBit(0); each >= 0; each = before.nextSetBit(each + 1)) {
                others.andNot(concurrent[each]);
            }
            for (int other : others.isEmpty() ? new int[0] : inference.sorted(others)) {
                if (!inference.graph().predecessors(other).intersects(concurrent[node])) {
                    forks.add(new Pair(other, node));
                }
            }
            earlier.set(node);
        }
        return forks;
    }

    private static BitSet[] concurrent(Inference inference) {
        Map<Integer, BitSet> sameCondition = new HashMap<>();
        int[] sorted = inference.sorted();
        for (int node : sorted) {
            sameCondition
                    .computeIfAbsent(inference.guards().ran(node), condition -> new BitSet())
                    .set(node);
        }
        Map<Integer, BitSet> compatible = new HashMap<>();
        BitSet[] concurrent = Digraph.empty(sorted.length);
        for (int node : sorted) {
            BitSet others = concurrent[node];
            others.set(0, sorted.length);
            others.clear(node);
            others.andNot(inference.reach().ancestors(node));
            others.andNot(inference.reach().descendants(node));
            if (!others.isEmpty()) {
                others.and(compatible.computeIfAbsent(
                        inference.guards().ran(node), condition -> compatible(inference, condition, sameCondition)));
            }
        }
        return concurrent;
    }

    private static BitSet compatible(Inference inference, int condition, Map<Integer, BitSet> sameCondition) {
        Diagrams diagrams = inference.guards().diagrams();
        BitSet found = new BitSet();
        sameCondition.forEach((other, nodes) -> {
            if (diagrams.and(condition, other) != Diagrams.NEVER) {
                found.or(nodes);
            }
        });
        return found;
    }
}
