package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.InputInference;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.model.TypeRef;
import java.util.Comparator;

/** {@code two-inputs}: only one type can be the workflow's input (B-4). */
final class TwoInputs implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        Nodes nodes = workflow.skeleton().nodes();
        for (InputInference.Taken rival : workflow.input().rivals()) {
            TypeRef input = workflow.input().type().orElseThrow();
            String taker = nodes.all()
                    .filter(node -> nodes.get(node).dataParameters().stream()
                            .anyMatch(each -> each.type().equals(input)))
                    .boxed()
                    .min(Comparator.comparing((Integer node) -> node == rival.node())
                            .thenComparing(Comparator.naturalOrder()))
                    .map(nodes::name)
                    .orElseThrow();
            report.add(ValueMessages.twoInputs(
                    rival.parameter().source(),
                    nodes.name(rival.node()),
                    rival.parameter().type(),
                    taker,
                    input));
        }
    }
}
