package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CompanionMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

/** {@code recover-mismatch}: a recovery takes the exception that it is for, and gives what its step gives. */
final class RecoverMethods implements ModelRule {
    private static final String ABORT = "dev.lodestep.WorkflowAbort";

    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (CompanionModel.RecoverMethod method : workflow.methods().recoveries()) {
            Optional<ParameterModel> exception = method.parameters().stream()
                    .filter(each -> each.role() == ParameterRole.EXCEPTION)
                    .findFirst();
            if (exception.isEmpty()) {
                report.add(CompanionMessages.noException(method.source(), method.method()));
            } else if (exception.get().type().name().equals(ABORT)) {
                report.add(CompanionMessages.neverRecovered(
                        exception.get().source(),
                        method.method(),
                        exception.get().name()));
            }
            workflow.nodes().stream()
                    .filter(node -> node.name().equals(method.target().value()))
                    .filter(node -> node.kind().asStep().isPresent() || node.kind() instanceof NodeKind.Child)
                    .findFirst()
                    .ifPresent(step -> checkType(method, step, report));
        }
    }

    private static void checkType(CompanionModel.RecoverMethod method, NodeModel step, Report report) {
        boolean child = step.kind() instanceof NodeKind.Child;
        Optional<TypeRef> result = child ? step.result() : step.returns().type();
        boolean mayBeAbsent = child ? step.mayBeAbsent() : step.returns().mayBeAbsent();
        boolean same =
                method.returns().type().equals(result) && (!method.returns().mayBeAbsent() || mayBeAbsent);
        if (!same) {
            String wanted = result.map(TypeRef::display).orElse("void");
            String given = method.returns().type().map(TypeRef::display).orElse("nothing");
            report.add(CompanionMessages.recoversToOther(
                    method.source(),
                    method.method(),
                    method.returns().mayBeAbsent() ? "Optional<" + given + ">" : given,
                    step.name(),
                    wanted));
        }
    }
}
