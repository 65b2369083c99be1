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

    /** The pairs at which the workflow forks: those of which no earlier nodes are such a pair already. Sorted by place. */
    public static List<Pair> forks(Inference inference) {
        Map<Integer, BitSet> sameCondition = new HashMap<>();
        inference
                .skeleton()
                .nodes()
                .all()
                .filter(inference::canRun)
                .forEach(node -> sameCondition
                        .computeIfAbsent(inference.guards().ran(node), condition -> new BitSet())
                        .set(node));
        Map<Integer, BitSet> compatible = new HashMap<>();
        List<Pair> forks = new ArrayList<>();
        BitSet earlier = new BitSet();
        BitSet forked = new BitSet();
        for (int node : inference.sorted()) {
            if (!inference.canRun(node)) {
                continue;
            }
            BitSet others = (BitSet) earlier.clone();
            others.andNot(inference.reach().ancestors(node));
            if (!others.isEmpty()) {
                others.and(compatible.computeIfAbsent(
                        inference.guards().ran(node), condition -> compatible(inference, condition, sameCondition)));
                addForks(inference, others, node, forked, forks);
            }
            earlier.set(node);
        }
        return forks;
    }

    private static void addForks(Inference inference, BitSet others, int node, BitSet forked, List<Pair> forks) {
        if (others.isEmpty()) {
            return;
        }
        boolean followsFork = inference.reach().ancestors(node).intersects(forked);
        for (int other : inference.sorted(others)) {
            if (!followsFork && !inference.reach().ancestors(other).intersects(forked)) {
                forks.add(new Pair(other, node));
            }
        }
        forked.set(node);
        forked.or(others);
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
