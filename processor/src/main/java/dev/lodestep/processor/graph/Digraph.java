package dev.lodestep.processor.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/** A directed graph over numbers. */
public final class Digraph {
    private final BitSet[] successors;
    private final BitSet[] predecessors;

    Digraph(int size) {
        successors = empty(size);
        predecessors = empty(size);
    }

    /** A copy, to which edges can be added without changing this one. */
    Digraph copy() {
        Digraph copy = new Digraph(size());
        for (int i = 0; i < size(); i++) {
            copy.successors[i].or(successors[i]);
            copy.predecessors[i].or(predecessors[i]);
        }
        return copy;
    }

    void add(int from, int to) {
        successors[from].set(to);
        predecessors[to].set(from);
    }

    /** How many nodes there are. */
    public int size() {
        return successors.length;
    }

    /** The nodes to which an edge leads; not to be changed. */
    public BitSet successors(int node) {
        return successors[node];
    }

    /** The nodes from which an edge comes; not to be changed. */
    public BitSet predecessors(int node) {
        return predecessors[node];
    }

    /** The graph without all edges that do not stay among these nodes. */
    Digraph within(BitSet nodes) {
        Digraph part = new Digraph(size());
        nodes.stream()
                .forEach(from -> successors[from].stream().filter(nodes::get).forEach(to -> part.add(from, to)));
        return part;
    }

    /** The nodes, each after all its predecessors; empty when there is a cycle. */
    Optional<int[]> topologicalOrder() {
        int[] missing = new int[size()];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < size(); i++) {
            missing[i] = predecessors[i].cardinality();
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        int[] order = new int[size()];
        int count = 0;
        while (!ready.isEmpty()) {
            int node = ready.remove();
            order[count++] = node;
            for (int next = successors[node].nextSetBit(0); next >= 0; next = successors[node].nextSetBit(next + 1)) {
                if (--missing[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return count == size() ? Optional.of(order) : Optional.empty();
    }

    /** Everything that can be reached from a node over at least one edge. */
    BitSet reachableFrom(int node) {
        return spread(node, successors);
    }

    /** Everything from which a node can be reached over at least one edge. */
    BitSet reaching(int node) {
        return spread(node, predecessors);
    }

    private static BitSet spread(int start, BitSet[] next) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            BitSet fresh = (BitSet) next[open.remove()].clone();
            fresh.andNot(seen);
            seen.or(fresh);
            fresh.stream().forEach(open::add);
        }
        return seen;
    }

    static BitSet[] empty(int size) {
        BitSet[] sets = new BitSet[size];
        Arrays.setAll(sets, i -> new BitSet());
        return sets;
    }
}
