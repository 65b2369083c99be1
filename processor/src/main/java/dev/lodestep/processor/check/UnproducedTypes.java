package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.InputInference;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.model.ParameterModel;

/** {@code missing-value}: what a node takes is given by something, and what it takes from a named node is given by that one. */
final class UnproducedTypes implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        Nodes nodes = workflow.skeleton().nodes();
        for (InputInference.Taken each : workflow.input().unproduced()) {
            report.add(
                    ValueMessages.nothingGives(
                            each.parameter().source(),
                            nodes.name(each.node()),
                            each.parameter().type(),
                            workflow.skeleton().producers().results(),
                            workflow.input().type()),
                    nodes.name(each.node()));
        }
        nodes.all()
                .forEach(node -> nodes.get(node).dataParameters().forEach(each -> from(workflow, node, each, report)));
    }

    private static void from(OrderedWorkflow workflow, int node, ParameterModel parameter, Report report) {
        Nodes nodes = workflow.skeleton().nodes();
        parameter.from().stream()
                .flatMap(from -> nodes.find(from.value()).stream().boxed())
                .forEach(from -> {
                    if (!workflow.skeleton().producers().of(parameter).get(from)) {
                        report.add(
                                ValueMessages.fromGivesOther(
                                        parameter.source(),
                                        nodes.name(node),
                                        parameter.type(),
                                        nodes.name(from),
                                        nodes.get(from).result()),
                                nodes.name(node));
                    }
                });
    }
}
