package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.NameMessages;
import dev.lodestep.processor.graph.CaseNames;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;

/** {@code unknown-case}: {@code ends} and {@code aborts} name cases of the node's own result. */
final class UnknownOwnCases implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            List<String> known = node.result()
                    .map(type -> CaseNames.all(workflow.shapes(), type).stream()
                            .map(Case::label)
                            .toList())
                    .orElse(List.of());
            check(node, "ends", node.flow().ends(), known, report);
            check(node, "aborts", node.flow().aborts(), known, report);
        }
    }

    private static void check(
            NodeModel node, String attribute, List<Sourced<String>> values, List<String> known, Report report) {
        for (Sourced<String> value : values) {
            if (!known.contains(value.value())) {
                report.add(
                        NameMessages.unknownCase(value.source(), attribute, node.name(), value.value(), known),
                        node.name());
            }
        }
    }
}
