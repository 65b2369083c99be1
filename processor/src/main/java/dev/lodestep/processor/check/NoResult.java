package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.Concurrency;
import dev.lodestep.processor.graph.Results;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

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
        } else if (rivals(subject, results).isPresent()) {
            Concurrency.Pair pair = rivals(subject, results).get();
            report.add(ValueMessages.resultsAtOnce(
                    model.source(),
                    model.simpleName(),
                    results.type().orElseThrow(),
                    subject.nodes().name(pair.first()),
                    subject.nodes().name(pair.second())));
        } else {
            results.wayWithout()
                    .ifPresent(way -> report.add(ValueMessages.endsWithoutResult(
                            model.source(), model.simpleName(), results.byType(), way)));
        }
    }

    /** Two ends that can both give the result, neither before the other. */
    private static Optional<Concurrency.Pair> rivals(Subject subject, Results results) {
        int[] ends = results.candidates().stream()
                .mapToInt(each -> subject.nodes().find(each.node()).orElseThrow())
                .toArray();
        for (int i = 0; i < ends.length; i++) {
            for (int j = 0; j < i; j++) {
                if (subject.concurrency().areTogether(ends[j], ends[i])) {
                    return Optional.of(new Concurrency.Pair(ends[j], ends[i]));
                }
            }
        }
        return Optional.empty();
    }
}
