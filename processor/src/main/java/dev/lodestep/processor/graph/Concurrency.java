package dev.lodestep.processor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds pairs of nodes that could run at the same time: no way orders them and no decision excludes one of them. */
public final class Concurrency {
    private static final int MAX_FORKS = 100;

    private Concurrency() {}

    /**
     * Two nodes that could run at the same time.
     *
     * @param first the number of one
     * @param second the number of the other, which is later by level and name
     */
    public record Pair(int first, int second) {}

    /**
     * The pairs at which the workflow forks: those that are not merely a consequence of an earlier pair. Sorted by place; no more than a
     * hundred.
     */
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
        for (int node : inference.sorted()) {
            BitSet others = (BitSet) earlier.clone();
            others.andNot(inference.reach().ancestors(node));
            if (!others.isEmpty() && inference.canRun(node)) {
                others.and(compatible.computeIfAbsent(
                        inference.guards().ran(node), condition -> compatible(inference, condition, sameCondition)));
                for (int other : others.isEmpty() ? new int[0] : inference.sorted(others)) {
                    if (forks.size() < MAX_FORKS
                            && forks.stream().noneMatch(fork -> causes(inference.reach(), fork, other, node))) {
                        forks.add(new Pair(other, node));
                    }
                }
            }
            earlier.set(node);
        }
        return forks;
    }

    /** Whether two nodes are unordered only because those of a fork are: each is on one side of it. */
    public static boolean causes(Reachability reach, Pair fork, int one, int other) {
        return onSides(reach, fork.first(), fork.second(), one, other)
                || onSides(reach, fork.second(), fork.first(), one, other);
    }

    private static boolean onSides(Reachability reach, int left, int right, int one, int other) {
        return atOrAfter(reach, left, one)
                && atOrAfter(reach, right, other)
                && !atOrAfter(reach, left, other)
                && !atOrAfter(reach, right, one);
    }

    private static boolean atOrAfter(Reachability reach, int node, int later) {
        return node == later || reach.precedes(node, later);
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
