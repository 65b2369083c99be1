package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.ForEachModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.RateText;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

/** {@code bad-limit}: a limit lets something through. */
final class BadLimits implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            node.modifiers()
                    .rateLimit()
                    .filter(text -> RateText.parse(text.value()).isEmpty())
                    .ifPresent(text -> report.add(DeclarationMessages.badRate(text.source(), text.value())));
            node.modifiers().concurrency().ifPresent(each -> atLeastOne(each.limit(), "limit", report));
            node.modifiers().repeat().ifPresent(each -> atLeastOne(each.max(), "max", report));
            Optional<ForEachModel> forEach = node.forEach().flatMap(ParameterModel::forEach);
            forEach.ifPresent(each -> atLeastOne(each.maxConcurrency(), "maxConcurrency", report));
        }
    }

    private static void atLeastOne(Sourced<Integer> limit, String attribute, Report report) {
        if (limit.value() < 1) {
            report.add(DeclarationMessages.badLimit(limit.source(), attribute, limit.value()));
        }
    }
}
