package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Concurrency;
import dev.lodestep.processor.graph.Inference;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.model.NodeModel;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * A workflow as the rules about its graph see it.
 *
 * @param inference what follows from its types
 * @param startForks the pairs of nodes with either of which it could begin
 * @param innerForks the other pairs of nodes at which it forks
 */
record Subject(Inference inference, List<Concurrency.Pair> startForks, List<Concurrency.Pair> innerForks) {
    static Subject of(Inference inference) {
        Predicate<Concurrency.Pair> starts =
                each -> isStart(inference, each.first()) && isStart(inference, each.second());
        List<Concurrency.Pair> forks = Concurrency.forks(inference);
        return new Subject(
                inference,
                forks.stream().filter(starts).toList(),
                forks.stream().filter(starts.negate()).toList());
    }

    private static boolean isStart(Inference inference, int node) {
        return inference.graph().predecessors(node).isEmpty();
    }

    Nodes nodes() {
        return inference.skeleton().nodes();
    }

    NodeModel node(int number) {
        return nodes().get(number);
    }

    /** Whether what is found about a node would only follow from what was found about it or about something before it. */
    boolean isTainted(int node, Report report) {
        BitSet around = (BitSet) inference.reach().ancestors(node).clone();
        around.set(node);
        return touchesFault(around, report);
    }

    /** Whether any of these nodes is at fault. */
    boolean touchesFault(BitSet numbers, Report report) {
        return report.faulty().stream()
                .anyMatch(name -> nodes().find(name).stream().anyMatch(numbers::get));
    }
}
