package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Availability;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterRole;

/** {@code missing-value}: what a method that belongs to a node must have is there whenever it is called; compensations aside. */
final class CompanionValues implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        Availability availability = new Availability(subject.inference());
        for (int node : subject.inference().sorted()) {
            if (!subject.isTainted(node, report)) {
                String name = subject.nodes().name(node);
                subject.inference()
                        .skeleton()
                        .model()
                        .methods()
                        .ofNodes()
                        .filter(each -> each.target().value().equals(name))
                        .filter(each -> !(each instanceof CompanionModel.CompensationMethod))
                        .filter(each -> !isWithoutException(each))
                        .forEach(method -> availability.missing(node, method).stream()
                                .filter(missing -> !subject.isUndecided(node, missing.parameter()))
                                .forEach(missing -> report.add(MissingValues.finding(
                                        "'" + method.method() + "', " + role(method) + " '" + name + "',", missing))));
            }
        }
    }

    /** Whether the exception that a recovery must take, which is reported, would be looked for among the results. */
    private static boolean isWithoutException(CompanionModel.OfNode method) {
        return method instanceof CompanionModel.RecoverMethod
                && method.parameters().stream().noneMatch(each -> each.role() == ParameterRole.EXCEPTION);
    }

    private static String role(CompanionModel.OfNode method) {
        if (method instanceof CompanionModel.OnlyIfMethod) {
            return "which guards";
        }
        if (method instanceof CompanionModel.RecoverMethod) {
            return "which stands in for";
        }
        if (method instanceof CompanionModel.UntilMethod) {
            return "which ends the loop of";
        }
        return method instanceof CompanionModel.DueMethod ? "the deadline of" : "which looks at what is sent to";
    }
}
