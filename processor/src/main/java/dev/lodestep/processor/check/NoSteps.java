package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.WorkflowModel;

/** {@code no-steps}: a workflow has a node. */
final class NoSteps implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        if (workflow.nodes().isEmpty()) {
            report.add(DeclarationMessages.noSteps(workflow.source(), workflow.simpleName()));
        }
    }
}
