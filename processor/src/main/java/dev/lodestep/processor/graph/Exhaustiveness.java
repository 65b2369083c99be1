package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the cases of a decision after which nothing goes on, although something distinguishes between its cases. */
public final class Exhaustiveness {
    private Exhaustiveness() {}

    /**
     * A decision with cases that nothing follows.
     *
     * @param decider the number of the deciding node; {@link Nodes#size()} for the input
     * @param cases the cases
     * @param absent whether nothing follows an empty {@code Optional} either
     * @param followed the nodes that follow other cases, with when they run
     * @param followers the numbers of the nodes that distinguish between the cases
     */
    public record Unhandled(int decider, List<Case> cases, boolean absent, List<String> followed, BitSet followers) {}

    /** All decisions with cases that nothing follows, by place. */
    public static List<Unhandled> of(Inference inference) {
        BitSet[] discriminating = discriminating(inference);
        List<Unhandled> found = new ArrayList<>();
        int input = inference.skeleton().nodes().size();
        of(inference, input, discriminating[input]).ifPresent(found::add);
        for (int node : inference.sorted()) {
            of(inference, node, discriminating[node]).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Unhandled> of(Inference inference, int decider, BitSet discriminating) {
        // In a loop every case is followed: by a node, or by leaving the loop.
        if (discriminating.isEmpty() || !inference.loops().around(decider).isEmpty()) {
            return Optional.empty();
        }
        Guards guards = inference.guards();
        Diagrams diagrams = guards.diagrams();
        int input = inference.skeleton().nodes().size();
        int decided = decider == input ? Diagrams.ALWAYS : guards.gives(decider);
        int completed = decider == input ? Diagrams.ALWAYS : guards.ran(decider);
        int followed = decider == input ? Diagrams.NEVER : stops(inference, decider);
        for (int each : decider == input
                ? inference.sorted()
                : inference.sorted(inference.reach().descendants(decider))) {
            followed = diagrams.or(followed, guards.reached(each));
            if (diagrams.implies(completed, followed)) {
                return Optional.empty();
            }
        }
        List<Case> cases = new ArrayList<>();
        List<Case> leaves = guards.decisions().leaves(decider);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            int taken = diagrams.and(decided, guards.decisions().gives(decider, leaf));
            if (!diagrams.implies(taken, followed)) {
                cases.add(leaves.get(leaf));
            }
        }
        boolean absent = !diagrams.implies(diagrams.without(completed, decided), followed);
        List<String> others = inference.skeleton().nodes().names(discriminating).stream()
                .map(name -> "'" + name + "' runs "
                        + inference.runsWhen(
                                inference.skeleton().nodes().find(name).orElseThrow()))
                .toList();
        return Optional.of(new Unhandled(decider, List.copyOf(cases), absent, others, discriminating));
    }

    private static int stops(Inference inference, int node) {
        Guards guards = inference.guards();
        List<Case> cases = new ArrayList<>(
                guards.cases(node, inference.skeleton().nodes().get(node).flow().ends()));
        cases.addAll(
                guards.cases(node, inference.skeleton().nodes().get(node).flow().aborts()));
        return cases.isEmpty()
                ? Diagrams.NEVER
                : guards.diagrams().and(guards.gives(node), guards.decisions().gives(node, cases));
    }

    private static BitSet[] discriminating(Inference inference) {
        Nodes nodes = inference.skeleton().nodes();
        Guards guards = inference.guards();
        BitSet[] found = Digraph.empty(nodes.size() + 1);
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            inference.when(node).flatMap(WhenResolution::decider).ifPresent(decider -> found[decider].set(node));
            for (ParameterModel parameter : nodes.get(node).dataParameters()) {
                if (parameter.role() == ParameterRole.MANDATORY) {
                    guards.values().givers(parameter, View.before(node, inference.reach())).stream()
                            .filter(giver ->
                                    !nodes.get(giver).result().orElseThrow().equals(parameter.type()))
                            .forEach(giver -> found[giver].set(node));
                    if (guards.values().takesInput(parameter)
                            && !inference.input().orElseThrow().equals(parameter.type())) {
                        found[nodes.size()].set(node);
                    }
                }
            }
        }
        return found;
    }
}
