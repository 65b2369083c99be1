package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Concurrency;
import dev.lodestep.processor.graph.Inference;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.model.NodeModel;
import java.util.BitSet;
import java.util.List;

/**
 * A workflow as the rules about its graph see it.
 *
 * @param inference what follows from its types
 * @param forks the pairs of nodes at which it forks
 */
record Subject(Inference inference, List<Concurrency.Pair> forks) {
    static Subject of(Inference inference) {
        return new Subject(inference, Concurrency.forks(inference));
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

    /** The forks at which the workflow begins, where there are several starts. */
    List<Concurrency.Pair> startForks() {
        return forks.stream().filter(this::isStart).toList();
    }

    /** All other forks. */
    List<Concurrency.Pair> innerForks() {
        return forks.stream().filter(each -> !isStart(each)).toList();
    }

    private boolean isStart(Concurrency.Pair pair) {
        return inference.graph().predecessors(pair.first()).isEmpty()
                && inference.graph().predecessors(pair.second()).isEmpty();
    }
}
