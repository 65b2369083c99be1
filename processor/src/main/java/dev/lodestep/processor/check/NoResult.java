package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.Results;
import dev.lodestep.processor.model.WorkflowModel;

/** {@code no-result}: without a {@code @Result} method every end gives the same type, and gives it on every way (O-9). */
final class NoResult implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        WorkflowModel model = subject.inference().skeleton().model();
        // Whatever is wrong with the graph changes its ends.
        if (!model.results().isEmpty() || report.hasErrors()) {
            return;
        }
        Results results = Results.of(subject.inference());
        if (results.byType().size() > 1) {
            report.add(ValueMessages.severalResults(model.source(), model.simpleName(), results.byType()));
        } else {
            results.wayWithout()
                    .ifPresent(way -> report.add(ValueMessages.endsWithoutResult(
                            model.source(), model.simpleName(), results.byType(), way)));
        }
    }
}
