package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Works out which results a parameter can be bound to: in every scenario the one that completed last, all scenarios together. */
final class Bindings {
    private final Inference inference;
    private final Guards guards;
    private final Values values;
    private final Diagrams diagrams;

    Bindings(Inference inference) {
        this.inference = inference;
        guards = inference.guards();
        values = guards.values();
        diagrams = guards.diagrams();
    }

    List<Binding> ofNode(int node) {
        View view = View.before(node, inference.reach());
        return inference.skeleton().nodes().get(node).parameters().stream()
                .map(each -> bind(each, view, guards.reached(node)))
                .toList();
    }

    /** The parameters of a method that is called before its node has completed. */
    <M extends CompanionModel> BoundMethod<M> before(int node, M method, int where) {
        return new BoundMethod<>(method, bind(node, method, View.before(node, inference.reach()), where));
    }

    /** The parameters of a method that is called after its node has completed. */
    <M extends CompanionModel> BoundMethod<M> behind(int node, M method) {
        return new BoundMethod<>(method, bind(node, method, View.behind(node, inference.reach()), guards.ran(node)));
    }

    BoundMethod<CompanionModel.CompensationMethod> compensation(int node, CompanionModel.CompensationMethod method) {
        BoundMethod<CompanionModel.CompensationMethod> completed = behind(node, method);
        return method.evenIfFailed()
                ? new BoundMethod<>(
                        method,
                        either(
                                completed.bindings(),
                                before(node, method, guards.began(node)).bindings()))
                : completed;
    }

    /** A step that has failed gave no value: what is taken is what would be taken before it. */
    private static List<Binding> either(List<Binding> completed, List<Binding> failed) {
        List<Binding> found = new ArrayList<>();
        for (int i = 0; i < completed.size(); i++) {
            Binding one = completed.get(i);
            Binding other = failed.get(i);
            Set<String> earlier = new LinkedHashSet<>(other.earlier());
            earlier.removeAll(one.producers());
            earlier.addAll(one.earlier());
            Set<String> producers = new LinkedHashSet<>(other.producers());
            producers.addAll(one.producers());
            found.add(new Binding(
                    one.parameter(),
                    List.copyOf(producers),
                    List.copyOf(earlier),
                    one.input() || other.input(),
                    one.caseParameter(),
                    one.element(),
                    one.candidates()));
        }
        return found;
    }

    BoundMethod<CompanionModel.ResultMethod> result(CompanionModel.ResultMethod method) {
        View view = View.atEnd(inference.skeleton().nodes().size());
        int where = diagrams.not(guards.aborted());
        return new BoundMethod<>(
                method,
                method.parameters().stream()
                        .map(each -> bind(each, view, where))
                        .toList());
    }

    private List<Binding> bind(int node, CompanionModel method, View view, int where) {
        return method.parameters().stream()
                .map(each -> {
                    Binding.Element element =
                            OwnElement.of(inference.skeleton().nodes().get(node), method, each);
                    return element == Binding.Element.NOTHING
                            ? bind(each, view, where)
                            : Binding.toElement(each, element);
                })
                .toList();
    }

    private Binding bind(ParameterModel parameter, View view, int where) {
        if (!parameter.role().isData()) {
            return Binding.toNothing(parameter);
        }
        if (parameter.role() == ParameterRole.GATHERED) {
            List<String> named = parameter.from().stream()
                    .map(each -> each.value())
                    .distinct()
                    .toList();
            return new Binding(parameter, named, List.of(), false, false, Binding.Element.NOTHING, List.of());
        }
        boolean byCase = values.isCaseParameter(parameter, view);
        boolean lastRound = byCase && parameter.role() == ParameterRole.MANDATORY;
        // A case parameter decides whether its node runs, so what it reads must be right also where the node does not
        // run.
        int scenarios = byCase ? Diagrams.ALWAYS : where;
        BitSet givers = values.givers(parameter, view);
        BitSet bound = bound(givers, view, scenarios, lastRound);
        BitSet earlier = boundEarlier(parameter, givers, view, scenarios);
        int none = scenarios;
        for (int giver : values.latestFirst(givers)) {
            none = diagrams.without(none, lastRound ? guards.gives(giver) : values.given(giver, view));
        }
        bound.or(earlier);
        boolean input = none != Diagrams.NEVER && values.takesInput(parameter);
        return new Binding(
                parameter,
                names(bound),
                names(earlier),
                input,
                byCase,
                Binding.Element.NOTHING,
                new Candidates(inference).of(parameter, view, bound, earlier, input));
    }

    private BitSet bound(BitSet givers, View view, int scenarios, boolean lastRound) {
        BitSet bound = new BitSet();
        BitSet left = (BitSet) givers.clone();
        for (int giver : values.latestFirst(givers)) {
            if (!left.get(giver)) {
                continue;
            }
            int last = lastRound ? values.last(giver, givers) : values.lastInAnyRound(giver, givers, view);
            if (diagrams.and(scenarios, last) != Diagrams.NEVER) {
                bound.set(giver);
            }
            if (diagrams.implies(scenarios, guards.gives(giver))) {
                left.andNot(inference.reach().ancestors(giver));
            }
        }
        return bound;
    }

    private BitSet boundEarlier(ParameterModel parameter, BitSet givers, View view, int scenarios) {
        BitSet earlier = values.earlierGivers(parameter, view);
        BitSet bound = new BitSet();
        earlier.stream()
                .filter(each -> guards.gives(each) != Diagrams.NEVER)
                .filter(each -> values.overriding(each, givers, view).stream()
                        .noneMatch(later -> diagrams.implies(scenarios, guards.gives(later))))
                .forEach(bound::set);
        return bound;
    }

    private List<String> names(BitSet nodes) {
        List<String> names = new ArrayList<>();
        for (int each : nodes.isEmpty() ? new int[0] : inference.sorted(nodes)) {
            names.add(inference.skeleton().nodes().name(each));
        }
        return names;
    }
}
