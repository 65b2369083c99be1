package dev.lodestep.processor.check;

import dev.lodestep.Compensation;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code missing-compensation}: where the workflow requires it, every step says how it is undone or that it need not be (O-7). */
final class MissingCompensations implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        if (workflow.settings().compensation() != Compensation.REQUIRED) {
            return;
        }
        Set<String> undone = workflow.compensations().stream()
                .map(each -> each.target().value())
                .collect(Collectors.toSet());
        for (NodeModel node : workflow.nodes()) {
            Optional<NodeKind.Step> step = node.kind().asStep();
            if (step.isPresent() && step.get().compensation() != Compensation.NONE && !undone.contains(node.name())) {
                report.add(DeclarationMessages.missingCompensation(
                        node.source(), node.name(), node.method(), node.result()));
            }
        }
    }
}
