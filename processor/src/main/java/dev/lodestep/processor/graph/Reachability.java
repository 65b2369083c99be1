package dev.lodestep.processor.graph;

import java.util.BitSet;

/** Who comes before whom in a graph without cycles. */
public final class Reachability {
    private final BitSet[] descendants;
    private final BitSet[] ancestors;

    private Reachability(BitSet[] descendants, BitSet[] ancestors) {
        this.descendants = descendants;
        this.ancestors = ancestors;
    }

    static Reachability of(Digraph graph, int[] topologicalOrder) {
        BitSet[] descendants = Digraph.empty(graph.size());
        BitSet[] ancestors = Digraph.empty(graph.size());
        for (int i = topologicalOrder.length - 1; i >= 0; i--) {
            int node = topologicalOrder[i];
            collect(graph.successors(node), descendants, descendants[node]);
        }
        for (int node : topologicalOrder) {
            collect(graph.predecessors(node), ancestors, ancestors[node]);
        }
        return new Reachability(descendants, ancestors);
    }

    private static void collect(BitSet neighbours, BitSet[] known, BitSet into) {
        for (int next = neighbours.nextSetBit(0); next >= 0; next = neighbours.nextSetBit(next + 1)) {
            into.or(known[next]);
            into.set(next);
        }
    }

    /** Whether a way leads from one node to the other. */
    public boolean precedes(int first, int second) {
        return descendants[first].get(second);
    }

    /** Whether no way leads from either to the other. */
    public boolean unordered(int first, int second) {
        return first != second && !precedes(first, second) && !precedes(second, first);
    }

    /** Everything after a node; not to be changed. */
    public BitSet descendants(int node) {
        return descendants[node];
    }

    /** Everything before a node; not to be changed. */
    public BitSet ancestors(int node) {
        return ancestors[node];
    }
}
