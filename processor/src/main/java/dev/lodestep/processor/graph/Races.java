package dev.lodestep.processor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups of nodes of which the first to complete wins. */
final class Races {
    private final Map<String, BitSet> groups = new TreeMap<>();
    private final BitSet[] byNode;

    Races(Nodes nodes) {
        byNode = Digraph.empty(nodes.size());
        nodes.all()
                .forEach(node -> nodes.get(node)
                        .modifiers()
                        .race()
                        .ifPresent(group -> groups.computeIfAbsent(group.value(), key -> new BitSet())
                                .set(node)));
        groups.values().forEach(members -> members.stream().forEach(node -> byNode[node] = members));
    }

    /** All groups by name. */
    Map<String, BitSet> groups() {
        return groups;
    }

    /** The nodes with which a node races, itself included; empty for one that does not race. */
    BitSet rivals(int node) {
        return byNode[node];
    }

    /** The members of a race that cannot be one, since they do not follow the same nodes; by group. */
    Map<String, BitSet> unequal(Digraph graph) {
        Map<String, BitSet> found = new TreeMap<>();
        groups.forEach((group, members) -> {
            BitSet before = graph.predecessors(members.nextSetBit(0));
            BitSet others = new BitSet();
            members.stream()
                    .filter(node -> !graph.predecessors(node).equals(before))
                    .forEach(others::set);
            if (!others.isEmpty()) {
                found.put(group, others);
            }
        });
        return found;
    }

    /** The groups that can be decided as one: their members follow the same nodes. */
    List<BitSet> decidable(Digraph graph) {
        Map<String, BitSet> unequal = unequal(graph);
        List<BitSet> found = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (!unequal.containsKey(group) && members.cardinality() > 1) {
                found.add(members);
            }
        });
        return found;
    }
}
