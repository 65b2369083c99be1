package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ChildMessages;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.NodeKind;

/** {@code child-cycle}: workflows do not start each other in every run, for that would never end (O-8). */
final class ChildCycles implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        String self = subject.inference().skeleton().model().qualifiedName();
        for (int node : subject.inference().sorted()) {
            if (subject.node(node).kind() instanceof NodeKind.Child kind
                    && !kind.child().list()
                    && subject.inference().alwaysRuns(node)) {
                ChildModel child = kind.child();
                boolean direct = child.workflow().value().name().equals(self);
                boolean over = child.alwaysStarts().stream()
                        .anyMatch(each -> each.name().equals(self));
                if (direct || over) {
                    report.add(ChildMessages.cycle(
                            child.workflow().source(),
                            subject.node(node).name(),
                            subject.inference().skeleton().model().simpleName(),
                            child.workflow().value().display(),
                            direct));
                }
            }
        }
    }
}
