package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.NameMessages;
import dev.lodestep.processor.graph.CaseNames;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.graph.WhenResolution;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.Sourced;
import java.util.List;

/** {@code unknown-case}: {@code when} names cases of one node that decides. */
final class UnknownWhenCases implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        workflow.skeleton()
                .nodes()
                .all()
                .forEach(node -> workflow.whens()
                        .get(node)
                        .filter(when -> when.decider().isEmpty())
                        .ifPresent(when -> check(workflow, node, when, report)));
    }

    private static void check(OrderedWorkflow workflow, int number, WhenResolution when, Report report) {
        NodeModel node = workflow.skeleton().nodes().get(number);
        if (report.faulty().contains(node.name())) {
            return;
        }
        if (when.unknown().isEmpty()) {
            Sourced<String> first = node.flow().when().get(0);
            List<String> deciders = when.matching().stream()
                    .map(each -> each == workflow.skeleton().nodes().size()
                            ? "input"
                            : workflow.skeleton().nodes().name(each))
                    .toList();
            report.add(NameMessages.undecided(first.source(), node.name(), first.value(), deciders), node.name());
            return;
        }
        List<String> known = when.candidates().values().stream()
                .flatMap(type -> CaseNames.all(workflow.skeleton().model().shapes(), type).stream())
                .map(Case::label)
                .distinct()
                .toList();
        when.unknown()
                .forEach(value -> report.add(
                        NameMessages.unknownCase(value.source(), "when", node.name(), value.value(), known),
                        node.name()));
    }
}
