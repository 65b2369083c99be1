package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CompanionMessages;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;

/** {@code wrong-place}: {@code @ForEach} and {@code Connection} are only where they mean something. */
final class SpecialParameters implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            forEach(node, report);
            boolean transactional = node.kind() instanceof NodeKind.Step || node.kind() instanceof NodeKind.Wait;
            for (ParameterModel each : node.parameters()) {
                if (each.role() == ParameterRole.CONNECTION && node.returns().async()) {
                    report.add(CompanionMessages.asyncTransaction(each.source(), node.method()));
                } else if (each.role() == ParameterRole.CONNECTION && !transactional) {
                    report.add(CompanionMessages.noTransaction(each.source(), node.method()));
                }
            }
        }
        workflow.methods()
                .ofNodes()
                .filter(each -> !each.annotation().equals("Compensate"))
                .forEach(method -> method.parameters().stream()
                        .filter(each -> each.role() == ParameterRole.CONNECTION)
                        .forEach(each -> report.add(CompanionMessages.noTransaction(each.source(), method.method()))));
        workflow.results()
                .forEach(method -> method.parameters().stream()
                        .filter(each -> each.role() == ParameterRole.CONNECTION)
                        .forEach(each -> report.add(CompanionMessages.noTransaction(each.source(), method.method()))));
    }

    private static void forEach(NodeModel node, Report report) {
        List<ParameterModel> all = node.parameters().stream()
                .filter(each -> each.forEach().isPresent())
                .toList();
        if (all.size() > 1) {
            report.add(CompanionMessages.twoForEach(all.get(1).source(), node.method()));
        }
        boolean single = node.kind() instanceof NodeKind.Step || node.kind() instanceof NodeKind.Wait;
        if (!all.isEmpty() && !single) {
            report.add(CompanionMessages.forEachOnOther(
                    all.get(0).source(), node.method(), node.kind() instanceof NodeKind.Child));
        }
    }
}
