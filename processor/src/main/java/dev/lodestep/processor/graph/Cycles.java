package dev.lodestep.processor.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the knots of a graph, and a shortest cycle in each. */
final class Cycles {
    /** A knot can be as large as the graph; beyond so many starting points a cycle that is short enough is good enough. */
    private static final int STARTS = 100;

    private Cycles() {}

    /** The sets of nodes that can all reach each other, by their smallest node. */
    static List<BitSet> knots(Digraph graph) {
        List<BitSet> knots = new ArrayList<>();
        BitSet left = core(graph);
        while (!left.isEmpty()) {
            int node = left.nextSetBit(0);
            Digraph part = graph.within(left);
            BitSet knot = part.reachableFrom(node);
            knot.and(part.reaching(node));
            if (!knot.isEmpty()) {
                knots.add(knot);
            }
            left.andNot(knot);
            left.clear(node);
        }
        return knots;
    }

    /** What is left when nodes without predecessors or without successors are taken away again and again. */
    private static BitSet core(Digraph graph) {
        BitSet left = new BitSet();
        left.set(0, graph.size());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int node = left.nextSetBit(0); node >= 0; node = left.nextSetBit(node + 1)) {
                if (!graph.predecessors(node).intersects(left)
                        || !graph.successors(node).intersects(left)) {
                    left.clear(node);
                    changed = true;
                }
            }
        }
        return left;
    }

    /** A shortest cycle among the nodes of a knot, from its smallest node. */
    static Optional<List<Integer>> shortest(Digraph graph, BitSet knot) {
        return knot.stream()
                .limit(STARTS)
                .mapToObj(start -> shortestThrough(graph, knot, start))
                .flatMap(Optional::stream)
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .map(Cycles::fromSmallest);
    }

    private static Optional<List<Integer>> shortestThrough(Digraph graph, BitSet knot, int start) {
        int[] cameFrom = new int[graph.size()];
        Arrays.fill(cameFrom, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.remove();
            BitSet next = graph.successors(node);
            if (next.get(start)) {
                List<Integer> cycle = new ArrayList<>();
                for (int at = node; at != start; at = cameFrom[at]) {
                    cycle.add(at);
                }
                cycle.add(start);
                Collections.reverse(cycle);
                return Optional.of(cycle);
            }
            next.stream().filter(each -> knot.get(each) && cameFrom[each] < 0).forEach(each -> {
                cameFrom[each] = node;
                open.add(each);
            });
        }
        return Optional.empty();
    }

    private static List<Integer> fromSmallest(List<Integer> cycle) {
        List<Integer> turned = new ArrayList<>(cycle);
        Collections.rotate(turned, -turned.indexOf(Collections.min(turned)));
        return turned;
    }
}
