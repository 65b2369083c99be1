package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.Availability;

/** {@code missing-value}: whenever what decides about a node lets it run, every value that it must have is there (B-3). */
final class MissingValues implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Availability availability = new Availability(subject.inference());
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                String name = subject.nodes().name(node);
                availability.missing(node).ifPresent(missing -> report.add(finding("'" + name + "'", missing), name));
            }
        }
    }

    static Finding finding(String who, Availability.Missing missing) {
        return ValueMessages.missingValue(
                CheckId.MISSING_VALUE,
                missing.parameter().source(),
                who,
                missing.parameter().type(),
                missing.parameter().name(),
                missing.way(),
                missing.givers());
    }
}
