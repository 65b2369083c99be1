package dev.lodestep.processor.graph;

import dev.lodestep.processor.graph.LoopFault.Kind;
import dev.lodestep.processor.model.RepeatModel;
import java.util.BitSet;
import java.util.List;

/** Finds what rule O-5 does not allow in the shape of a loop. */
final class LoopShapes {
    private final Skeleton skeleton;
    private final Requirements requirements;
    private final Digraph graph;
    private final List<LoopFault> faults;

    LoopShapes(Skeleton skeleton, Requirements requirements, Digraph graph, List<LoopFault> faults) {
        this.skeleton = skeleton;
        this.requirements = requirements;
        this.graph = graph;
        this.faults = faults;
    }

    /** Looks at one loop, before anything is made to wait for its end. */
    void check(Loop loop, List<Loop> inner) {
        tails(loop);
        for (Loop other : inner) {
            BitSet common = (BitSet) loop.members().clone();
            common.and(other.members());
            if (!common.isEmpty() && !common.equals(other.members())) {
                faults.add(new LoopFault(Kind.OVERLAP, first(loop.tails()), first(other.tails()), loop.header()));
                return;
            }
        }
        entries(loop);
        forks(loop);
    }

    private void tails(Loop loop) {
        int one = first(loop.tails());
        RepeatModel repeat = repeat(one);
        for (int other = loop.tails().nextSetBit(one + 1);
                other >= 0;
                other = loop.tails().nextSetBit(other + 1)) {
            if (!repeat(other).max().value().equals(repeat.max().value())
                    || repeat(other).onLimit() != repeat.onLimit()) {
                faults.add(new LoopFault(Kind.OTHER_LIMIT, other, one, loop.header()));
            }
            for (int each = one; each < other; each = loop.tails().nextSetBit(each + 1)) {
                if (!requirements.exclude(each, other)) {
                    faults.add(new LoopFault(Kind.BOTH_REPEAT, other, each, loop.header()));
                    break;
                }
            }
        }
    }

    private void entries(Loop loop) {
        BitSet before = graph.reaching(loop.header());
        for (int node = loop.members().nextSetBit(0);
                node >= 0;
                node = loop.members().nextSetBit(node + 1)) {
            if (node != loop.header()) {
                BitSet outside = (BitSet) graph.predecessors(node).clone();
                outside.andNot(loop.members());
                outside.andNot(before);
                if (!outside.isEmpty()) {
                    faults.add(new LoopFault(Kind.ENTERED_ELSEWHERE, first(loop.tails()), node, first(outside)));
                    return;
                }
            }
        }
    }

    /** A parallel branch that leaves the loop from a node after which another one stays inside. */
    private void forks(Loop loop) {
        for (int node = loop.members().nextSetBit(0);
                node >= 0;
                node = loop.members().nextSetBit(node + 1)) {
            BitSet leaving = (BitSet) graph.successors(node).clone();
            leaving.andNot(loop.members());
            BitSet staying = graph.reachableFrom(node);
            staying.and(loop.members());
            for (int out = leaving.nextSetBit(0); out >= 0; out = leaving.nextSetBit(out + 1)) {
                BitSet beside = (BitSet) staying.clone();
                beside.andNot(graph.reaching(out));
                int other = parallel(out)
                        ? beside.stream().filter(this::parallel).findFirst().orElse(-1)
                        : -1;
                if (other >= 0 && !requirements.exclude(other, out)) {
                    faults.add(new LoopFault(Kind.HALF_A_FORK, first(loop.tails()), other, out));
                    return;
                }
            }
        }
    }

    private boolean parallel(int node) {
        return skeleton.nodes().get(node).modifiers().parallel();
    }

    private RepeatModel repeat(int tail) {
        return skeleton.nodes().get(tail).modifiers().repeat().orElseThrow();
    }

    private static int first(BitSet nodes) {
        return nodes.nextSetBit(0);
    }
}
