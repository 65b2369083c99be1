package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.DurationText;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.time.Duration;
import java.util.Optional;

/** {@code bad-retry}: a retry policy is one that can be followed. */
final class BadRetries implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.retry().ifPresent(retry -> check(retry, report));
        workflow.nodes().forEach(node -> node.retry().ifPresent(retry -> check(retry, report)));
        workflow.compensations().forEach(each -> each.retry().ifPresent(retry -> check(retry, report)));
    }

    private static void check(RetryModel retry, Report report) {
        if (retry.maxAttempts().value() < 1) {
            report.add(DeclarationMessages.badRetry(
                    retry.maxAttempts().source(),
                    "maxAttempts is " + retry.maxAttempts().value(),
                    "at least 1, the first attempt included",
                    "maxAttempts = 1"));
        }
        double factor = retry.factor().value();
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            report.add(DeclarationMessages.badRetry(
                    retry.factor().source(), "factor is " + factor, "at least 1 and finite", "factor = 2"));
        }
        double jitter = retry.jitter().value();
        if (!(jitter >= 0 && jitter <= 1)) {
            report.add(DeclarationMessages.badRetry(
                    retry.jitter().source(), "jitter is " + jitter, "from 0 to 1", "jitter = 0.2"));
        }
        Optional<Duration> initial = DurationText.parse(retry.initial().value());
        Optional<Duration> cap = DurationText.parse(retry.cap().value());
        if (initial.isPresent() && cap.isPresent() && initial.get().compareTo(cap.get()) > 0) {
            report.add(DeclarationMessages.badRetry(
                    retry.initial().source(),
                    "the first pause is " + retry.initial().value(),
                    "no longer than the longest, which is " + retry.cap().value(),
                    "initial = \"" + retry.initial().value() + "\", cap = \""
                            + retry.initial().value() + "\""));
        }
        retry.on().stream()
                .filter(retry.notOn()::contains)
                .map(TypeRef::display)
                .forEach(both -> report.add(
                        DeclarationMessages.retriedAndNot(retry.maxAttempts().source(), both)));
    }
}
