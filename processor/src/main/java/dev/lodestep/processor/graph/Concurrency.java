package dev.lodestep.processor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which nodes could run at the same time: no way orders them and no decision excludes one of them. */
public final class Concurrency {
    private final Inference inference;
    private final BitSet[] concurrent;
    private final BitSet[] accidental;

    /** Looks at one workflow. */
    public Concurrency(Inference inference) {
        this.inference = inference;
        concurrent = concurrent(inference);
        accidental = accidental(inference, concurrent);
    }

    /**
     * Two nodes that could run at the same time.
     *
     * @param first the number of one
     * @param second the number of the other, which is later by level and name
     */
    public record Pair(int first, int second) {}

    /**
     * The pairs at which the workflow forks although nobody said so, sorted by place. A pair of which one node could already run at the same
     * time as a predecessor of the other is only a consequence of that, and left out.
     */
    public List<Pair> forks() {
        List<Pair> forks = new ArrayList<>();
        BitSet earlier = new BitSet();
        for (int node : inference.sorted()) {
            BitSet others = (BitSet) accidental[node].clone();
            others.and(earlier);
            BitSet before = inference.graph().predecessors(node);
            for (int each = before.nextSetBit(0); each >= 0; each = before.nextSetBit(each + 1)) {
                others.andNot(accidental[each]);
            }
            for (int other : others.isEmpty() ? new int[0] : inference.sorted(others)) {
                if (!inference.graph().predecessors(other).intersects(accidental[node])) {
                    forks.add(new Pair(other, node));
                }
            }
            earlier.set(node);
        }
        return forks;
    }

    /** The nodes that can run at the same time as this one, meant or not; not to be changed. */
    BitSet with(int node) {
        return concurrent[node];
    }

    /** Whether two nodes can run at the same time. */
    public boolean areTogether(int one, int other) {
        return concurrent[one].get(other);
    }

    /** The nodes that can run at the same time as some other. */
    BitSet notAlone() {
        BitSet found = new BitSet();
        for (int node = 0; node < concurrent.length; node++) {
            found.set(node, !concurrent[node].isEmpty());
        }
        return found;
    }

    /** Whether two nodes that can run at the same time are meant to. */
    public boolean isMeant(int one, int other) {
        return !accidental[one].get(other);
    }

    private static BitSet[] accidental(Inference inference, BitSet[] concurrent) {
        BitSet parallel = new BitSet();
        inference
                .skeleton()
                .nodes()
                .all()
                .filter(each ->
                        inference.skeleton().nodes().get(each).modifiers().parallel())
                .forEach(parallel::set);
        BitSet[] found = Digraph.empty(concurrent.length);
        BitSet[] branches = Digraph.empty(concurrent.length);
        for (int node = 0; node < concurrent.length; node++) {
            if (!parallel.isEmpty() && !concurrent[node].isEmpty()) {
                branches[node].or(inference.reach().ancestors(node));
                branches[node].set(node);
                branches[node].and(parallel);
            }
        }
        for (int node = 0; node < concurrent.length; node++) {
            found[node].or(concurrent[node]);
            BitSet others = concurrent[node];
            for (int other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
                if (isOnBranch(inference, branches[node], other) && isOnBranch(inference, branches[other], node)) {
                    found[node].clear(other);
                }
            }
        }
        return found;
    }

    /** Whether one of the branches that were opened before a node is unordered with the other node. */
    private static boolean isOnBranch(Inference inference, BitSet branches, int other) {
        for (int each = branches.nextSetBit(0); each >= 0; each = branches.nextSetBit(each + 1)) {
            if (each != other && !inference.reach().ancestors(other).get(each)) {
                return true;
            }
        }
        return false;
    }

    private static BitSet[] concurrent(Inference inference) {
        Map<Integer, BitSet> sameCondition = new HashMap<>();
        int[] sorted = inference.sorted();
        for (int node : sorted) {
            sameCondition
                    .computeIfAbsent(inference.guards().executes(node), condition -> new BitSet())
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
            others.andNot(inference.skeleton().races().rivals(node));
            if (!others.isEmpty()) {
                others.and(compatible.computeIfAbsent(
                        inference.guards().executes(node),
                        condition -> compatible(inference, condition, sameCondition)));
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
