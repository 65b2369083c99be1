package dev.lodestep.processor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The loops of a workflow, and which of them two nodes share. */
public final class Loops {
    static final Loops NONE = new Loops(List.of(), List.of());

    private final List<Loop> loops;
    private final List<LoopFault> faults;
    private final Map<Integer, List<Loop>> around = new HashMap<>();

    private Loops(List<Loop> loops, List<LoopFault> faults) {
        this.loops = loops.stream()
                .sorted(Comparator.<Loop>comparingInt(each -> each.members().cardinality())
                        .thenComparing(Loop::header))
                .toList();
        this.faults = List.copyOf(faults);
    }

    /**
     * Finds the loops inside out, and makes what follows a node of a loop wait for the loop's end: from each edge that leaves a loop follow
     * edges from its tails.
     *
     * @param graph is given these edges
     * @param order of the graph without them
     */
    static Loops close(Skeleton skeleton, Requirements requirements, Digraph graph, int[] order) {
        Map<Integer, BitSet> byHeader = new TreeMap<>();
        skeleton.nodes()
                .all()
                .forEach(node -> skeleton.repeatsFrom(node)
                        .ifPresent(header -> byHeader.computeIfAbsent(header, key -> new BitSet())
                                .set(node)));
        if (byHeader.isEmpty()) {
            return NONE;
        }
        Reachability reach = Reachability.of(graph, order);
        List<Integer> headers = byHeader.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(
                                each -> -reach.ancestors(each).cardinality())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Loop> loops = new ArrayList<>();
        List<LoopFault> faults = new ArrayList<>();
        LoopShapes shapes = new LoopShapes(skeleton, requirements, graph, faults);
        for (int header : headers) {
            Loop loop = loop(graph, header, Objects.requireNonNull(byHeader.get(header)));
            shapes.check(loop, loops);
            loops.add(loop);
            leave(graph, loop);
        }
        return new Loops(loops, faults);
    }

    private static Loop loop(Digraph graph, int header, BitSet tails) {
        BitSet after = graph.reachableFrom(header);
        after.set(header);
        BitSet members = new BitSet();
        tails.stream().forEach(tail -> {
            members.or(graph.reaching(tail));
            members.set(tail);
        });
        members.and(after);
        return new Loop(header, tails, members);
    }

    private static void leave(Digraph graph, Loop loop) {
        BitSet followers = new BitSet();
        loop.members().stream().forEach(node -> followers.or(graph.successors(node)));
        followers.andNot(loop.members());
        followers.stream().forEach(follower -> loop.tails().stream().forEach(tail -> graph.add(tail, follower)));
    }

    /** All loops, an inner one before the one around it. */
    List<Loop> all() {
        return loops;
    }

    List<LoopFault> faults() {
        return faults;
    }

    /** The loops around a node, the innermost first. */
    List<Loop> around(int node) {
        if (loops.isEmpty()) {
            return List.of();
        }
        return around.computeIfAbsent(
                node, key -> loops.stream().filter(each -> each.contains(key)).toList());
    }

    /** The loops around one node that are not around the other, the innermost first. */
    List<Loop> left(int node, int outside) {
        return around(node).stream().filter(each -> !each.contains(outside)).toList();
    }

    /** The innermost loop around both. */
    Optional<Loop> shared(int node, int other) {
        return around(node).stream().filter(each -> each.contains(other)).findFirst();
    }

    /** The outermost loop around both, of which there must be one. */
    Loop outermostShared(int node, int other) {
        List<Loop> shared =
                around(node).stream().filter(each -> each.contains(other)).toList();
        return shared.get(shared.size() - 1);
    }

    /** The nodes that share a loop with a node, itself included. */
    BitSet companions(int node) {
        BitSet found = new BitSet();
        around(node).forEach(each -> found.or(each.members()));
        return found;
    }
}
