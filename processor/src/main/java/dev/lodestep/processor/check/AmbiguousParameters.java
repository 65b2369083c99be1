package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Ambiguities;

/**
 * {@code ambiguous-parameter}: of the results that a parameter can be, one is always the last (B-2). Where two are unordered only because
 * of an earlier fork, that is what must be mended.
 */
final class AmbiguousParameters implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                Ambiguities.of(subject.inference(), node, subject.innerForks())
                        .ifPresent(found -> report.add(
                                OrderMessages.ambiguousParameter(
                                        found.parameter().source(),
                                        subject.nodes().name(node),
                                        found.parameter().type(),
                                        found.parameter().name(),
                                        subject.nodes().name(found.pair().first()),
                                        subject.nodes().name(found.pair().second())),
                                subject.nodes().name(node)));
            }
        }
    }
}
