package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;

/** {@code endless-wait}, a warning: a wait has a timeout. */
final class EndlessWaits implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.nodes().stream()
                .filter(node -> node.kind().asWait().isPresent() && !WaitPayloads.canEndWithoutSignal(workflow, node))
                // An Optional payload without a timeout is an error already, and says the same.
                .filter(node -> node.kind() instanceof NodeKind.Reentrant
                        || node.parameters().stream().noneMatch(each -> each.role() == ParameterRole.OPTIONAL_PAYLOAD))
                .forEach(node -> report.add(DeclarationMessages.endlessWait(node.source(), node.method())));
    }
}
