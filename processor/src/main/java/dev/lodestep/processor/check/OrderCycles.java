package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Cycle;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code step-cycle}: no node waits for itself, over others or directly; or {@code ambiguous-parameter} where that is only because several
 * nodes take and give one type.
 */
final class OrderCycles implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        for (Cycle cycle : workflow.edges().cycles()) {
            Nodes nodes = workflow.skeleton().nodes();
            List<String> names = cycle.nodes().stream().map(nodes::name).toList();
            NodeModel first = nodes.get(cycle.nodes().get(0));
            Optional<TypeRef> type = cycle.type();
            if (type.isPresent()) {
                report.add(
                        OrderMessages.ambiguousOrder(
                                first.dataParameters().stream()
                                        .filter(each -> each.type().equals(type.get()))
                                        .findFirst()
                                        .map(ParameterModel::source)
                                        .orElse(first.source()),
                                type.get(),
                                names),
                        first.name());
            } else {
                report.add(OrderMessages.stepCycle(first.source(), names, edges(workflow, cycle)), first.name());
            }
        }
    }

    private static List<String> edges(OrderedWorkflow workflow, Cycle cycle) {
        List<String> lines = new ArrayList<>();
        int size = cycle.nodes().size();
        for (int i = 0; i < size; i++) {
            lines.add(edge(workflow, cycle.nodes().get(i), cycle.nodes().get((i + 1) % size)));
        }
        return lines;
    }

    private static String edge(OrderedWorkflow workflow, int before, int node) {
        Nodes nodes = workflow.skeleton().nodes();
        String names = "'" + nodes.name(node) + "' %s '" + nodes.name(before) + "'";
        if (workflow.skeleton().after(node).get(before)) {
            return String.format(names, "comes after");
        }
        return nodes.get(node).dataParameters().stream()
                .filter(each -> workflow.skeleton().producers().of(each).get(before))
                .findFirst()
                .map(each -> String.format(names, "needs the " + each.type().display() + " of"))
                .orElse(String.format(names, "takes a value from"));
    }
}
