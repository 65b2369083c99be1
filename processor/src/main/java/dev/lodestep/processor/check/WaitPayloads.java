package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CompanionMessages;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;
import java.util.Optional;

/** {@code wait-payload}: a wait takes its payload, in an {@code Optional} exactly when it can be without one. */
final class WaitPayloads implements ModelRule {
    private static final List<ParameterRole> PAYLOAD = List.of(ParameterRole.PAYLOAD, ParameterRole.OPTIONAL_PAYLOAD);

    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            if (node.kind() instanceof NodeKind.Wait) {
                check(node, canEndWithoutSignal(workflow, node), report);
            } else if (node.kind() instanceof NodeKind.Reentrant reentrant) {
                check(node, reentrant, report);
            }
        }
        workflow.methods()
                .checks()
                .forEach(method -> workflow.nodes().stream()
                        .filter(node -> node.name().equals(method.target().value()))
                        .flatMap(node -> payload(node).stream())
                        .findFirst()
                        .ifPresent(payload -> check(method, payload, report)));
    }

    /** Whether a wait has a timeout or a deadline. */
    static boolean canEndWithoutSignal(WorkflowModel workflow, NodeModel node) {
        return node.kind().asWait().flatMap(NodeKind.Wait::timeout).isPresent()
                || workflow.methods().dues().stream()
                        .anyMatch(each -> each.target().value().equals(node.name()));
    }

    private static Optional<ParameterModel> payload(NodeModel node) {
        return node.parameters().stream()
                .filter(each -> PAYLOAD.contains(each.role()))
                .findFirst();
    }

    private static void check(NodeModel node, boolean timeout, Report report) {
        Optional<ParameterModel> payload = payload(node);
        if (payload.isEmpty()) {
            report.add(DeclarationMessages.noPayload(node.source(), node.method(), timeout));
            return;
        }
        ParameterModel parameter = payload.get();
        boolean optional = parameter.role() == ParameterRole.OPTIONAL_PAYLOAD;
        String type = parameter.type().display();
        if (optional && !timeout) {
            report.add(
                    DeclarationMessages.payloadNeverAbsent(parameter.source(), node.method(), type, parameter.name()));
        } else if (!optional && timeout) {
            report.add(
                    DeclarationMessages.payloadMayBeAbsent(parameter.source(), node.method(), type, parameter.name()));
        }
    }

    private static void check(NodeModel node, NodeKind.Reentrant kind, Report report) {
        if (kind.carry().isEmpty()) {
            return; // it does not return a Pausable, which is reported where it is read
        }
        TypeRef carried = kind.carry().get();
        Optional<ParameterModel> payload = payload(node);
        if (payload.isEmpty()) {
            report.add(DeclarationMessages.noPayload(node.source(), node.method(), true));
        } else if (payload.get().role() == ParameterRole.PAYLOAD) {
            report.add(CompanionMessages.notAskedYet(
                    payload.get().source(),
                    node.method(),
                    payload.get().type().display(),
                    payload.get().name()));
        }
        Optional<ParameterModel> carry = node.parameters().stream()
                .filter(each -> each.role() == ParameterRole.CARRY)
                .findFirst();
        if (carry.isEmpty()) {
            report.add(CompanionMessages.noCarry(node.source(), node.method(), carried));
        } else if (!carry.get().type().equals(carried)) {
            report.add(CompanionMessages.otherCarry(
                    carry.get().source(), node.method(), carry.get().type(), carried));
        }
    }

    private static void check(CompanionModel.CheckMethod method, ParameterModel payload, Report report) {
        Optional<ParameterModel> taken = method.parameters().stream()
                .filter(each -> PAYLOAD.contains(each.role()))
                .findFirst();
        if (taken.isEmpty()
                || taken.get().role() == ParameterRole.OPTIONAL_PAYLOAD
                || !taken.get().type().equals(payload.type())) {
            report.add(CompanionMessages.checksOther(
                    taken.map(ParameterModel::source).orElse(method.source()),
                    method.method(),
                    method.target().value(),
                    payload.type()));
        }
    }
}
