package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds the parameters whose value could be either of two results that nothing orders. */
public final class Ambiguities {
    private final Inference inference;
    private final Concurrency concurrency;
    private final BiPredicate<Integer, Integer> isCause;

    /**
     * Looks at one workflow.
     *
     * @param isCause whether two nodes that can run at the same time do so for no earlier reason
     */
    public Ambiguities(Inference inference, Concurrency concurrency, BiPredicate<Integer, Integer> isCause) {
        this.inference = inference;
        this.concurrency = concurrency;
        this.isCause = isCause;
    }

    /**
     * A parameter with two values.
     *
     * @param parameter the parameter
     * @param pair the two nodes that may both have given the last one
     */
    public record Ambiguity(ParameterModel parameter, Concurrency.Pair pair) {}

    /** The first parameter of a node, and the first pair of concurrent nodes, either of which it could be bound to. */
    public Optional<Ambiguity> of(int node) {
        View view = View.before(node, inference.reach());
        return of(
                inference.skeleton().nodes().get(node).dataParameters(),
                view,
                inference.guards().ran(node));
    }

    /** The same for a method that belongs to a node. */
    public Optional<Ambiguity> of(int node, CompanionModel method) {
        boolean behind =
                method instanceof CompanionModel.CompensationMethod || method instanceof CompanionModel.UntilMethod;
        View view = behind ? View.behind(node, inference.reach()) : View.before(node, inference.reach());
        List<ParameterModel> parameters = method.parameters().stream()
                .filter(each ->
                        OwnElement.of(inference.skeleton().nodes().get(node), method, each) == Binding.Element.NOTHING)
                .toList();
        return of(parameters, view, inference.guards().began(node));
    }

    /** The same for the method that makes the result. */
    public Optional<Ambiguity> of(CompanionModel.ResultMethod method) {
        Guards guards = inference.guards();
        View view = View.atEnd(inference.skeleton().nodes().size());
        return of(method.parameters(), view, guards.diagrams().not(guards.aborted()));
    }

    private Optional<Ambiguity> of(List<ParameterModel> parameters, View view, int where) {
        Values values = inference.guards().values();
        for (ParameterModel parameter : parameters) {
            if (parameter.role() != ParameterRole.MANDATORY && parameter.role() != ParameterRole.OPTIONAL) {
                continue;
            }
            Optional<Concurrency.Pair> pair = pair(values.givers(parameter, view), view, where)
                    .or(() -> pair(values.earlierGivers(parameter, view), view, Diagrams.ALWAYS));
            if (pair.isPresent()) {
                return Optional.of(new Ambiguity(parameter, pair.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Concurrency.Pair> pair(BitSet givers, View view, int where) {
        BitSet beside = concurrency.notAlone();
        beside.and(givers);
        if (beside.cardinality() < 2) {
            return Optional.empty();
        }
        int[] sorted = inference.sorted(beside);
        for (int i = 0; i < sorted.length; i++) {
            BitSet others = concurrency.with(sorted[i]);
            for (int j = 0; j < i; j++) {
                boolean both = others.get(sorted[j]) && isCause.test(sorted[j], sorted[i]);
                int there = isOver(sorted[j], sorted[i], view) ? Diagrams.ALWAYS : where;
                if (both && isAmbiguous(givers, sorted[j], sorted[i], there)) {
                    return Optional.of(new Concurrency.Pair(sorted[j], sorted[i]));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two nodes share a loop that is over: what holds in its last round says nothing about the round in which both ran. */
    private boolean isOver(int one, int other, View view) {
        return inference.loops().left(one, view.at()).stream().anyMatch(each -> each.contains(other));
    }

    private boolean isAmbiguous(BitSet givers, int one, int other, int where) {
        Guards guards = inference.guards();
        int both = guards.diagrams()
                .and(guards.values().last(one, givers), guards.values().last(other, givers));
        return guards.diagrams().and(both, where) != Diagrams.NEVER;
    }
}
