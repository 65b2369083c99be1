package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.WorkflowModel;

/** {@code compensation-mismatch}: what is compensated is a step. */
final class CompensationTargets implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (CompanionModel.CompensationMethod each : workflow.compensations()) {
            boolean isOther = workflow.nodes().stream()
                    .anyMatch(node -> node.name().equals(each.target().value())
                            && node.kind().asStep().isEmpty()
                            && !(node.kind() instanceof NodeKind.Child));
            if (isOther) {
                report.add(ValueMessages.notAStep(
                        each.target().source(), each.method(), each.target().value()));
            }
        }
    }
}
