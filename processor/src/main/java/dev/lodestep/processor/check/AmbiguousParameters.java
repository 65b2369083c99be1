package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.GraphMessages;
import dev.lodestep.processor.graph.Ambiguities;
import dev.lodestep.processor.graph.Concurrency;

/** {@code ambiguous-parameter}: of the results that a parameter can be, one is always the last (B-2). */
final class AmbiguousParameters implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                Ambiguities.of(subject.inference(), node)
                        .filter(found -> !followsReportedFork(subject, found))
                        .ifPresent(found -> report.add(
                                GraphMessages.ambiguousParameter(
                                        found.parameter().source(),
                                        subject.nodes().name(node),
                                        found.parameter().type(),
                                        found.parameter().name(),
                                        subject.nodes().name(found.first()),
                                        subject.nodes().name(found.second())),
                                subject.nodes().name(node)));
            }
        }
    }

    /** The two are unordered because of two starts, or because of an earlier fork: that is what must be mended. */
    private static boolean followsReportedFork(Subject subject, Ambiguities.Ambiguity found) {
        for (Concurrency.Pair fork : subject.forks()) {
            boolean same = Concurrency.causes(subject.inference().reach(), fork, found.first(), found.second());
            boolean starts = subject.isStart(fork.first()) && subject.isStart(fork.second());
            if (same && (starts || !isPair(fork, found))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPair(Concurrency.Pair fork, Ambiguities.Ambiguity found) {
        return fork.first() == found.first() && fork.second() == found.second()
                || fork.first() == found.second() && fork.second() == found.first();
    }
}
