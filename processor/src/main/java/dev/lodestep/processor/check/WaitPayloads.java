package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

/** {@code wait-payload}: a wait takes its payload, in an {@code Optional} exactly when there is a timeout. */
final class WaitPayloads implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            if (node.kind() instanceof NodeKind.Wait wait) {
                check(node, wait.timeout().isPresent(), report);
            }
        }
    }

    private static void check(NodeModel node, boolean timeout, Report report) {
        Optional<ParameterModel> payload = node.parameters().stream()
                .filter(each -> each.role() == ParameterRole.PAYLOAD || each.role() == ParameterRole.OPTIONAL_PAYLOAD)
                .findFirst();
        if (payload.isEmpty()) {
            report.add(DeclarationMessages.noPayload(node.source(), node.method(), timeout));
            return;
        }
        ParameterModel parameter = payload.get();
        boolean optional = parameter.role() == ParameterRole.OPTIONAL_PAYLOAD;
        String type = parameter.type().display();
        if (optional && !timeout) {
            report.add(
                    DeclarationMessages.payloadNeverAbsent(parameter.source(), node.method(), type, parameter.name()));
        } else if (!optional && timeout) {
            report.add(
                    DeclarationMessages.payloadMayBeAbsent(parameter.source(), node.method(), type, parameter.name()));
        }
    }
}
