package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Works out which results a parameter can be bound to: in every scenario the one that completed last, all scenarios together. */
final class Bindings {
    private final Inference inference;
    private final Guards guards;
    private final Diagrams diagrams;

    Bindings(Inference inference) {
        this.inference = inference;
        guards = inference.guards();
        diagrams = guards.diagrams();
    }

    List<Binding> ofNode(int node) {
        return bind(
                inference.skeleton().nodes().get(node).parameters(),
                inference.reach().ancestors(node),
                guards.passed(node));
    }

    BoundMethod<CompanionModel.OnlyIfMethod> onlyIf(int node, CompanionModel.OnlyIfMethod method) {
        return new BoundMethod<>(
                method, bind(method.parameters(), inference.reach().ancestors(node), guards.passed(node)));
    }

    BoundMethod<CompanionModel.CompensationMethod> compensation(int node, CompanionModel.CompensationMethod method) {
        BitSet before = inference.reach().ancestors(node);
        BitSet known = (BitSet) before.clone();
        known.set(node);
        List<Binding> completed = bind(method.parameters(), known, guards.ran(node));
        return new BoundMethod<>(
                method,
                method.evenIfFailed()
                        ? either(completed, bind(method.parameters(), before, guards.ran(node)))
                        : completed);
    }

    /** A step that has failed gave no value: what is taken is what would be taken before it. */
    private static List<Binding> either(List<Binding> completed, List<Binding> failed) {
        List<Binding> found = new ArrayList<>();
        for (int i = 0; i < completed.size(); i++) {
            Set<String> producers = new LinkedHashSet<>(failed.get(i).producers());
            producers.addAll(completed.get(i).producers());
            found.add(new Binding(
                    completed.get(i).parameter(),
                    List.copyOf(producers),
                    completed.get(i).input() || failed.get(i).input(),
                    completed.get(i).caseParameter()));
        }
        return found;
    }

    BoundMethod<CompanionModel.ResultMethod> result(CompanionModel.ResultMethod method) {
        BitSet known = new BitSet();
        known.set(0, inference.skeleton().nodes().size());
        return new BoundMethod<>(method, bind(method.parameters(), known, diagrams.not(guards.aborted())));
    }

    private List<Binding> bind(List<ParameterModel> parameters, BitSet known, int where) {
        return parameters.stream()
                .map(each ->
                        each.role().isData() ? bind(each, known, where) : new Binding(each, List.of(), false, false))
                .toList();
    }

    private Binding bind(ParameterModel parameter, BitSet known, int where) {
        BitSet givers = guards.givers(parameter, known);
        boolean byCase = guards.isCaseParameter(parameter, givers);
        // A case parameter decides whether its node runs, so what it reads must be right also where the node does not
        // run.
        int scenarios = byCase ? Diagrams.ALWAYS : where;
        BitSet bound = new BitSet();
        BitSet left = (BitSet) givers.clone();
        int none = scenarios;
        for (int giver : guards.latestFirst(givers)) {
            if (!left.get(giver)) {
                continue;
            }
            if (diagrams.and(scenarios, guards.last(giver, givers)) != Diagrams.NEVER) {
                bound.set(giver);
            }
            none = diagrams.without(none, guards.gives(giver));
            if (diagrams.implies(scenarios, guards.gives(giver))) {
                left.andNot(inference.reach().ancestors(giver));
            }
        }
        List<String> producers = new ArrayList<>();
        for (int each : bound.isEmpty() ? new int[0] : inference.sorted(bound)) {
            producers.add(inference.skeleton().nodes().name(each));
        }
        return new Binding(parameter, producers, none != Diagrams.NEVER && guards.takesInput(parameter), byCase);
    }
}
