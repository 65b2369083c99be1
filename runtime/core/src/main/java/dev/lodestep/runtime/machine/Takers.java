package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;

/** Says who of a workflow needs the result of a node: one that nobody needs may be skipped by hand. */
final class Takers {
    private Takers() {}

    /** The names of what cannot do without the result of a node; methods that belong to the node itself do not count. */
    static List<String> of(WorkflowDefinition<?, ?> definition, String node) {
        List<String> takers = new ArrayList<>();
        for (NodeDefinition other : definition.nodes()) {
            if (!other.name().equals(node) && needs(definition, other, node)) {
                takers.add(other.name());
            }
        }
        if (definition.source() instanceof WorkflowDefinition.Result.Made made
                ? needs(made.parameters(), node)
                : ((WorkflowDefinition.Result.Of) definition.source()).nodes().contains(node)) {
            takers.add("the workflow's result");
        }
        return takers;
    }

    private static boolean needs(WorkflowDefinition<?, ?> definition, NodeDefinition taker, String node) {
        return needs(taker.parameters(), node)
                || needs(taker.onlyIf().orElse(List.of()), node)
                || needs(taker.check().orElse(List.of()), node)
                || needs(taker.due().map(DueDefinition::parameters).orElse(List.of()), node)
                || needs(taker.forEach().map(each -> List.of(each.list())).orElse(List.of()), node)
                || needs(
                        taker.compensation()
                                .map(CompensationDefinition::parameters)
                                .orElse(List.of()),
                        node)
                || taker.recoveries().stream().anyMatch(recovery -> needs(recovery.parameters(), node))
                || taker.when().filter(decision -> decision.node().equals(node)).isPresent()
                || asksAfter(definition, taker, node);
    }

    /** Whether the predicate that ends a loop behind the taker needs it. */
    private static boolean asksAfter(WorkflowDefinition<?, ?> definition, NodeDefinition taker, String node) {
        Loops layout = definition.layout();
        for (int loop = 0; loop < layout.size(); loop++) {
            for (LoopDefinition.Tail tail : layout.get(loop).tails()) {
                if (tail.node().equals(taker.name()) && needs(tail.until().orElse(List.of()), node)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean needs(List<Binding> bindings, String node) {
        return bindings.stream()
                .anyMatch(each -> !each.absentAllowed()
                        && !each.gathers()
                        && each.producers().contains(node));
    }
}
