package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.Availability;
import dev.lodestep.processor.model.CompanionModel;

/** {@code missing-value}: what the {@code @Result} method must have is there at every end; {@code no-result}: it gives something. */
final class ResultValues implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        if (subject.inference().skeleton().model().results().size() != 1) {
            return;
        }
        CompanionModel.ResultMethod method =
                subject.inference().skeleton().model().results().get(0);
        if (method.returns().type().isEmpty()) {
            report.add(ValueMessages.emptyResultMethod(method.source(), method.method()));
        }
        if (!report.hasErrors()) {
            new Availability(subject.inference())
                    .missing(method)
                    .forEach(missing -> report.add(
                            MissingValues.finding("'" + method.method() + "', which makes the result,", missing)));
        }
    }
}
