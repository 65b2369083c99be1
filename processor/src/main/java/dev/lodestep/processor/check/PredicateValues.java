package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Availability;

/** {@code missing-value}: what an {@code @OnlyIf} predicate must have is there whenever it is asked. */
final class PredicateValues implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Availability availability = new Availability(subject.inference());
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                subject.inference()
                        .skeleton()
                        .onlyIf(node)
                        .ifPresent(method -> availability
                                .missing(node, method)
                                .forEach(missing -> report.add(MissingValues.finding(
                                        "'" + method.method() + "', which guards '"
                                                + subject.nodes().name(node) + "',",
                                        missing))));
            }
        }
    }
}
