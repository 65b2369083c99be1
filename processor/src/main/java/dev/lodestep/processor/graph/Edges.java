package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The order that follows from the types, in strata: hard edges, then those of mandatory parameters with several producers, then those of
 * optional ones. Each stratum reads one fixed graph and writes all its edges at once, so that no order of methods can matter.
 *
 * @param graph all edges as far as inference came
 * @param order each node after its predecessors; empty where there is a cycle
 * @param cycles what stands in the way of an order, one for each knot
 * @param loops what is repeated
 */
public record Edges(Digraph graph, Optional<int[]> order, List<Cycle> cycles, Loops loops) {
    static Edges infer(Skeleton skeleton, Optional<TypeRef> input, List<Optional<WhenResolution>> whens) {
        Digraph hard = skeleton.hard();
        Optional<int[]> hardOrder = hard.topologicalOrder();
        if (hardOrder.isEmpty()) {
            return new Edges(hard, hardOrder, cycles(hard, Map.of()), Loops.NONE);
        }
        Requirements requirements = new Requirements(skeleton, input, whens, hardOrder.get());
        Map<TypeRef, Digraph> added = new TreeMap<>();
        Edges mandatory = stratum(skeleton, requirements, hard, hardOrder.get(), ParameterRole.MANDATORY, added);
        if (mandatory.order().isEmpty()) {
            return mandatory;
        }
        Edges all = stratum(
                skeleton, requirements, mandatory.graph(), mandatory.order().get(), ParameterRole.OPTIONAL, added);
        return all.order().isEmpty() ? all : all.withLoops(skeleton, requirements);
    }

    /** What follows a loop waits for its end; no cycle can come of that, since what leads back to a loop is part of it. */
    private Edges withLoops(Skeleton skeleton, Requirements requirements) {
        Digraph closed = graph.copy();
        Loops found = Loops.close(skeleton, requirements, closed, order.orElseThrow());
        return new Edges(closed, closed.topologicalOrder(), List.of(), found);
    }

    /** What cannot be a loop. */
    public List<LoopFault> loopFaults() {
        return loops.faults();
    }

    private static Edges stratum(
            Skeleton skeleton,
            Requirements requirements,
            Digraph below,
            int[] orderBelow,
            ParameterRole role,
            Map<TypeRef, Digraph> added) {
        Reachability reach = Reachability.of(below, orderBelow);
        Digraph graph = below.copy();
        for (int i = 0; i < skeleton.nodes().size(); i++) {
            int node = i;
            for (ParameterModel parameter : skeleton.nodes().get(node).dataParameters()) {
                if (parameter.role() == role && parameter.from().isEmpty()) {
                    BitSet before = toFollow(skeleton.producers().of(parameter), node, requirements, reach);
                    Digraph ofType = before.isEmpty()
                            ? graph
                            : added.computeIfAbsent(parameter.type(), type -> new Digraph(below.size()));
                    before.stream().forEach(giver -> {
                        graph.add(giver, node);
                        ofType.add(giver, node);
                    });
                }
            }
        }
        Optional<int[]> order = graph.topologicalOrder();
        return new Edges(graph, order, order.isPresent() ? List.of() : cycles(graph, added), Loops.NONE);
    }

    private static BitSet toFollow(BitSet producers, int node, Requirements requirements, Reachability reach) {
        if (producers.isEmpty()) {
            return producers;
        }
        BitSet candidates = (BitSet) producers.clone();
        candidates.clear(node);
        for (int giver = candidates.nextSetBit(0); giver >= 0; giver = candidates.nextSetBit(giver + 1)) {
            if (requirements.exclude(giver, node)) {
                candidates.clear(giver);
            }
        }
        if (candidates.intersects(reach.ancestors(node))) {
            return new BitSet();
        }
        candidates.andNot(reach.descendants(node));
        return candidates;
    }

    private static List<Cycle> cycles(Digraph graph, Map<TypeRef, Digraph> added) {
        List<Cycle> found = new ArrayList<>();
        for (BitSet knot : Cycles.knots(graph)) {
            Optional<Cycle> ofOneType = added.entrySet().stream()
                    .flatMap(each -> Cycles.knots(each.getValue().within(knot)).stream()
                            .flatMap(inner -> Cycles.shortest(each.getValue(), inner).stream())
                            .map(nodes -> new Cycle(nodes, Optional.of(each.getKey()))))
                    .findFirst();
            ofOneType
                    .or(() -> Cycles.shortest(graph, knot).map(nodes -> new Cycle(nodes, Optional.empty())))
                    .ifPresent(found::add);
        }
        return found;
    }
}
