package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.NameMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code unknown-step}: what names a node names one that exists. */
final class UnknownSteps implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        if (workflow.nodes().isEmpty()) {
            return; // no name could be right
        }
        Set<String> known = workflow.nodes().stream().map(NodeModel::name).collect(Collectors.toSet());
        workflow.nodes().stream().sorted(Comparator.comparing(NodeModel::name)).forEach(node -> {
            for (Sourced<String> after : node.flow().after()) {
                String what = "'" + node.name() + "' comes after '" + after.value() + "'";
                check(after, what, known, Optional.of(node.name()), report);
            }
            node.modifiers().repeat().flatMap(RepeatModel::from).ifPresent(from -> {
                String what = "'" + node.name() + "' repeats from '" + from.value() + "'";
                check(from, what, known, Optional.of(node.name()), report);
            });
            parameters(node.name(), node.parameters(), known, Optional.of(node.name()), report);
        });
        workflow.methods().ofNodes().forEach(each -> {
            String what = "'" + each.method() + "' " + deed(each) + " '"
                    + each.target().value() + "'";
            check(each.target(), what, known, Optional.empty(), report);
            parameters(each, known, report);
        });
        workflow.results().forEach(each -> parameters(each, known, report));
    }

    private static String deed(CompanionModel.OfNode method) {
        if (method instanceof CompanionModel.CompensationMethod) {
            return "compensates";
        }
        if (method instanceof CompanionModel.OnlyIfMethod) {
            return "guards";
        }
        if (method instanceof CompanionModel.RecoverMethod) {
            return "stands in for";
        }
        if (method instanceof CompanionModel.UntilMethod) {
            return "ends the loop of";
        }
        return method instanceof CompanionModel.DueMethod ? "is the deadline of" : "looks at what is sent to";
    }

    private static void parameters(CompanionModel method, Set<String> known, Report report) {
        parameters(method.method(), method.parameters(), known, Optional.empty(), report);
    }

    private static void parameters(
            String who, List<ParameterModel> parameters, Set<String> known, Optional<String> node, Report report) {
        for (ParameterModel parameter : parameters) {
            parameter.from().forEach(from -> {
                String what = "'" + who + "' takes its " + parameter.type().display() + " from '" + from.value() + "'";
                check(from, what, known, node, report);
            });
        }
    }

    private static void check(
            Sourced<String> name, String what, Set<String> known, Optional<String> node, Report report) {
        if (!known.contains(name.value())) {
            var finding = NameMessages.unknownStep(name.source(), what, name.value(), known);
            node.ifPresentOrElse(at -> report.add(finding, at), () -> report.add(finding));
        }
    }
}
