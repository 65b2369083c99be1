package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;

/** {@code wrong-place}: a predicate returns a {@code boolean}, and what computes a time returns one. */
final class ReturnTypes implements ModelRule {
    private static final List<String> BOOLEAN = List.of("java.lang.Boolean");
    private static final List<String> INSTANT = List.of("java.time.Instant");
    private static final List<String> TIME = List.of("java.time.Instant", "java.time.Duration");

    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.conditions().forEach(each -> check(each, BOOLEAN, "boolean", report));
        workflow.methods().untils().forEach(each -> check(each, BOOLEAN, "boolean", report));
        workflow.methods().dues().forEach(each -> check(each, INSTANT, "Instant", report));
        for (NodeModel node : workflow.nodes()) {
            if (node.kind() instanceof NodeKind.Sleep) {
                check(node.source(), "Sleep", node.method(), node.returns(), TIME, "Instant or Duration", report);
            }
        }
    }

    private static void check(CompanionModel.OfNode method, List<String> types, String expected, Report report) {
        check(method.source(), method.annotation(), method.method(), method.returns(), types, expected, report);
    }

    private static void check(
            SourceRef at,
            String annotation,
            String method,
            ReturnModel returns,
            List<String> types,
            String expected,
            Report report) {
        boolean fits =
                returns.type().filter(type -> types.contains(type.name())).isPresent()
                        && !returns.mayBeAbsent()
                        && !returns.async();
        if (!fits) {
            report.add(DeclarationMessages.otherReturnType(at, annotation, method, shown(returns), expected));
        }
    }

    private static String shown(ReturnModel returns) {
        String type = returns.type().map(TypeRef::display).orElse("nothing");
        String value = returns.mayBeAbsent() ? "Optional<" + type + ">" : type;
        return returns.async() ? "CompletionStage<" + value + ">" : value;
    }
}
