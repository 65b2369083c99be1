package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.DurationText;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowModel;
import java.time.Duration;
import java.util.Optional;

/** {@code bad-duration}: every text that means a duration is one, and leaves an attempt some time. */
final class BadDurations implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.retry().ifPresent(retry -> check(retry, report));
        for (NodeModel node : workflow.nodes()) {
            node.retry().ifPresent(retry -> check(retry, report));
            node.timeout().ifPresent(text -> checkTimeout(text, node.method(), report));
            node.kind().asWait().flatMap(NodeKind.Wait::timeout).ifPresent(text -> check(text, report));
            node.modifiers().repeat().flatMap(RepeatModel::every).ifPresent(text -> check(text, report));
        }
        for (CompanionModel.CompensationMethod method : workflow.compensations()) {
            method.retry().ifPresent(retry -> check(retry, report));
            method.timeout().ifPresent(text -> checkTimeout(text, method.method(), report));
        }
    }

    private static void checkTimeout(Sourced<String> text, String method, Report report) {
        if (check(text, report).filter(Duration::isZero).isPresent()) {
            report.add(DeclarationMessages.noTime(text.source(), text.value(), method));
        }
    }

    private static void check(RetryModel retry, Report report) {
        check(retry.initial(), report);
        check(retry.cap(), report);
    }

    private static Optional<Duration> check(Sourced<String> text, Report report) {
        Optional<Duration> duration = DurationText.parse(text.value());
        if (duration.isEmpty()) {
            report.add(DeclarationMessages.badDuration(text.source(), text.value()));
        }
        return duration;
    }
}
