package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.BranchMessages;
import dev.lodestep.processor.graph.Availability;

/** {@code unreachable-step}: every node runs in some execution, and after each of those it is said to come after (O-6). */
final class UnreachableSteps implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Availability availability = new Availability(subject.inference());
        for (int node : subject.inference().sorted()) {
            // Where a value is missing, that is what must be mended, and what is reported.
            if (subject.isTainted(node, report) || availability.missing(node).isPresent()) {
                continue;
            }
            String name = subject.nodes().name(node);
            if (subject.inference().canRun(node)) {
                availability
                        .neverFollowed(node)
                        .forEach(after -> report.add(
                                BranchMessages.neverFollowed(
                                        subject.node(node).flow().after().stream()
                                                .filter(each -> each.value().equals(after))
                                                .findFirst()
                                                .orElseThrow()
                                                .source(),
                                        name,
                                        after),
                                name));
            } else {
                report.add(
                        BranchMessages.unreachableStep(subject.node(node).source(), name, availability.whyNever(node)),
                        name);
            }
        }
    }
}
