package dev.lodestep.processor;

import dev.lodestep.OnFailure;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.List;

/** {@code not-yet-executed}: the parts of the language that are checked like all others, but that the runtime does not execute yet. */
final class ExecutionLimits {
    private final List<Finding> findings = new ArrayList<>();

    private ExecutionLimits() {}

    static List<Finding> check(WorkflowModel workflow) {
        ExecutionLimits limits = new ExecutionLimits();
        workflow.nodes().forEach(limits::check);
        workflow.methods().dues().forEach(each -> limits.add(each, "@Due"));
        workflow.methods().checks().forEach(each -> limits.add(each, "@Check"));
        workflow.compensations().forEach(limits::checkConnection);
        if (workflow.settings().onCompensationFailure() == OnFailure.PARK) {
            limits.findings.add(DeclarationMessages.notYetExecuted(
                    workflow.source(), workflow.simpleName(), "onCompensationFailure = PARK"));
        }
        return limits.findings;
    }

    private void check(NodeModel node) {
        if (node.kind() instanceof NodeKind.Child) {
            add(node, "@Child");
        }
        if (node.kind() instanceof NodeKind.Reentrant) {
            add(node, "@Step with @WaitForSignal");
        }
        if (node.kind() instanceof NodeKind.Wait wait && !wait.buffer()) {
            add(node, "buffer = false");
        }
        if (node.forEach().isPresent()) {
            add(node, "@ForEach");
        }
        if (node.modifiers().repeat().isPresent()) {
            add(node, "@Repeat");
        }
        if (node.modifiers().rateLimit().isPresent()) {
            add(node, "@RateLimit");
        }
        if (node.modifiers().concurrency().isPresent()) {
            add(node, "@Concurrency");
        }
        if (node.parameters().stream().anyMatch(each -> each.role() == ParameterRole.CONNECTION)) {
            add(node, "a Connection");
        }
    }

    private void checkConnection(CompanionModel companion) {
        if (companion.parameters().stream().anyMatch(each -> each.role() == ParameterRole.CONNECTION)) {
            add(companion, "a Connection");
        }
    }

    private void add(NodeModel node, String what) {
        findings.add(DeclarationMessages.notYetExecuted(node.source(), node.method(), what));
    }

    private void add(CompanionModel companion, String what) {
        findings.add(DeclarationMessages.notYetExecuted(companion.source(), companion.method(), what));
    }
}
