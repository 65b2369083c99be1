package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Ambiguities;
import dev.lodestep.processor.graph.Skeleton;

/**
 * {@code ambiguous-parameter}: of the results that a parameter can be, one is always the last (B-2). Where two are unordered only because
 * of an earlier fork, that is what must be mended.
 */
final class AmbiguousParameters implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Ambiguities ambiguities = subject.ambiguities();
        Ambiguities meant = subject.ambiguitiesOfBranches();
        Skeleton skeleton = subject.inference().skeleton();
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                String name = subject.nodes().name(node);
                ambiguities.of(node).ifPresent(found -> report.add(finding(subject, name, found), name));
            }
        }
        skeleton.model()
                .methods()
                .ofNodes()
                .forEach(method -> subject.nodes().find(method.target().value()).stream()
                        .filter(node -> !subject.isTainted(node, report))
                        .forEach(node -> meant.of(node, method)
                                .ifPresent(found -> report.add(finding(subject, method.method(), found)))));
        if (!report.hasErrors()) {
            skeleton.model()
                    .results()
                    .forEach(method ->
                            meant.of(method).ifPresent(found -> report.add(finding(subject, method.method(), found))));
        }
    }

    private static Finding finding(Subject subject, String who, Ambiguities.Ambiguity found) {
        return OrderMessages.ambiguousParameter(
                found.parameter().source(),
                who,
                found.parameter().type(),
                found.parameter().name(),
                subject.nodes().name(found.pair().first()),
                subject.nodes().name(found.pair().second()));
    }
}
