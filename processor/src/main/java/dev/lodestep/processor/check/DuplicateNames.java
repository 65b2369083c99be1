package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code duplicate-name}: nodes and signals have different names, and nothing belongs to a node twice. */
final class DuplicateNames implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        List<NodeModel> nodes = workflow.nodes().stream()
                .sorted(Comparator.comparing(NodeModel::name).thenComparing(NodeModel::method))
                .toList();
        Map<String, NodeModel> names = new HashMap<>();
        Map<String, NodeModel> signals = new HashMap<>();
        for (NodeModel node : nodes) {
            if (names.putIfAbsent(node.name(), node) != null) {
                report.add(DeclarationMessages.duplicateNode(node.source(), node.name()), node.name());
            } else if (node.kind().asWait().isPresent()) {
                NodeKind.Wait wait = node.kind().asWait().get();
                NodeModel first = signals.putIfAbsent(wait.signal().value(), node);
                if (first != null) {
                    report.add(
                            DeclarationMessages.duplicateSignal(
                                    wait.signal().source(), wait.signal().value(), first.method(), node.method()),
                            node.name());
                }
            }
        }
        atMostOne(
                workflow.methods()
                        .ofNodes()
                        .filter(each -> !(each instanceof CompanionModel.RecoverMethod))
                        .toList(),
                each -> "@" + each.annotation() + "(\"" + each.target().value() + "\")",
                report);
        atMostOne(
                workflow.methods().recoveries(),
                each -> "@Recover(\"" + each.target().value() + "\")"
                        + each.parameters().stream()
                                .filter(parameter -> parameter.role() == ParameterRole.EXCEPTION)
                                .map(parameter -> " for " + parameter.type().display())
                                .findFirst()
                                .orElse(""),
                report);
        atMostOne(workflow.results(), each -> "@Result", report);
    }

    private static <M extends CompanionModel> void atMostOne(
            List<M> methods, Function<M, String> annotation, Report report) {
        Map<String, M> seen = new HashMap<>();
        methods.stream().sorted(Comparator.comparing(CompanionModel::signature)).forEach(each -> {
            M first = seen.putIfAbsent(annotation.apply(each), each);
            if (first != null) {
                report.add(DeclarationMessages.duplicateMethod(
                        each.source(), annotation.apply(each), first.method(), each.method()));
            }
        });
    }
}
