package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Ambiguities;
import dev.lodestep.processor.graph.Concurrency;
import dev.lodestep.processor.graph.Inference;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A workflow as the rules about its graph see it.
 *
 * @param inference what follows from its types
 * @param concurrency which of its nodes could run at the same time
 * @param startForks the pairs of nodes with either of which it could begin
 * @param innerForks the other pairs of nodes at which it forks
 */
record Subject(
        Inference inference,
        Concurrency concurrency,
        List<Concurrency.Pair> startForks,
        List<Concurrency.Pair> innerForks) {
    private static final BitSet NONE = new BitSet();

    static Subject of(Inference inference) {
        Concurrency concurrency = new Concurrency(inference);
        Predicate<Concurrency.Pair> starts =
                each -> isStart(inference, each.first()) && isStart(inference, each.second());
        List<Concurrency.Pair> forks = concurrency.forks();
        return new Subject(
                inference,
                concurrency,
                forks.stream().filter(starts).toList(),
                forks.stream().filter(starts.negate()).toList());
    }

    private static boolean isStart(Inference inference, int node) {
        return inference.graph().predecessors(node).isEmpty();
    }

    /** Where a value could be either of two, not counting pairs that run at the same time only because of others. */
    Ambiguities ambiguities() {
        Map<Integer, BitSet> forks = new HashMap<>();
        innerForks.forEach(each ->
                forks.computeIfAbsent(each.first(), first -> new BitSet()).set(each.second()));
        return new Ambiguities(
                inference,
                concurrency,
                (one, other) -> concurrency.isMeant(one, other)
                        || forks.getOrDefault(one, NONE).get(other));
    }

    /** Where a value could be either of two that are meant to run at the same time. */
    Ambiguities ambiguitiesOfBranches() {
        return new Ambiguities(inference, concurrency, concurrency::isMeant);
    }

    /** Where a value could be either of just these two. */
    Ambiguities ambiguitiesOf(Concurrency.Pair pair) {
        return new Ambiguities(inference, concurrency, (one, other) -> one == pair.first() && other == pair.second());
    }

    /** Whether a value would be there if it were said which of two nodes comes first, which is reported. */
    boolean isUndecided(int node, ParameterModel parameter) {
        BitSet givers = inference.skeleton().producers().of(parameter);
        return Stream.concat(startForks.stream(), innerForks.stream())
                .anyMatch(fork -> fork.first() == node && givers.get(fork.second())
                        || fork.second() == node && givers.get(fork.first()));
    }

    Nodes nodes() {
        return inference.skeleton().nodes();
    }

    NodeModel node(int number) {
        return nodes().get(number);
    }

    /** Whether what is found about a node would only follow from what was found about it or about something before it. */
    boolean isTainted(int node, Report report) {
        if (report.faulty().isEmpty()) {
            return false;
        }
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
