package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CompanionMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

/**
 * {@code recover-mismatch}, {@code bad-loop}, {@code wait-payload}: what is recovered is a step, what is ended repeats, and what has a
 * deadline or is looked at waits (O-6).
 */
final class CompanionTargets implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.methods().ofNodes().forEach(method -> {
            Optional<NodeModel> target = workflow.nodes().stream()
                    .filter(node -> node.name().equals(method.target().value()))
                    .findFirst();
            if (target.isPresent()) {
                check(method, target.get(), report);
            }
        });
    }

    private static void check(CompanionModel.OfNode method, NodeModel target, Report report) {
        if (method instanceof CompanionModel.RecoverMethod
                && target.kind().asStep().isEmpty()
                && !(target.kind() instanceof NodeKind.Child)) {
            report.add(CompanionMessages.recoversNoStep(method.target().source(), method.method(), target.name()));
        }
        if (method instanceof CompanionModel.UntilMethod
                && target.modifiers().repeat().isEmpty()) {
            report.add(CompanionMessages.endsNoLoop(method.target().source(), method.method(), target.name()));
        }
        boolean ofWait = method instanceof CompanionModel.DueMethod || method instanceof CompanionModel.CheckMethod;
        if (ofWait && target.kind().asWait().isEmpty()) {
            report.add(CompanionMessages.noWait(
                    method.target().source(), method.annotation(), method.method(), target.name()));
        }
    }
}
