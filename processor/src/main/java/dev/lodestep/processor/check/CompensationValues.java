package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.Availability;

/** {@code compensation-mismatch}: what a compensation must have is there whenever its step is completed. */
final class CompensationValues implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Availability availability = new Availability(subject.inference());
        for (int node : subject.inference().sorted()) {
            if (subject.isTainted(node, report)) {
                continue;
            }
            subject.inference()
                    .skeleton()
                    .compensation(node)
                    .ifPresent(method -> availability.missing(node, method).stream()
                            .filter(missing -> !subject.isUndecided(node, missing.parameter()))
                            .forEach(missing -> report.add(ValueMessages.missingValue(
                                    CheckId.COMPENSATION_MISMATCH,
                                    missing.parameter().source(),
                                    "'" + method.method() + "', which undoes '"
                                            + subject.nodes().name(node) + "',",
                                    missing.parameter().type(),
                                    missing.parameter().name(),
                                    missing.way(),
                                    missing.givers()))));
        }
    }
}
