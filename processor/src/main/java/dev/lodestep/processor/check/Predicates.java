package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;

/** {@code wrong-place}: an {@code @OnlyIf} method returns a {@code boolean}. */
final class Predicates implements ModelRule {
    private static final ReturnModel BOOLEAN = ReturnModel.of(TypeRef.of("java.lang.Boolean"));

    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (CompanionModel.OnlyIfMethod each : workflow.conditions()) {
            if (!each.returns().equals(BOOLEAN)) {
                String type = each.returns().type().map(TypeRef::display).orElse("nothing");
                report.add(DeclarationMessages.notAPredicate(
                        each.source(), each.method(), each.returns().mayBeAbsent() ? "Optional<" + type + ">" : type));
            }
        }
    }
}
