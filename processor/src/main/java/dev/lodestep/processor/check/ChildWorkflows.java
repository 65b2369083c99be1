package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ChildMessages;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.Optional;

/** {@code child-mismatch}: what a node starts is a workflow, and what it returns is that workflow's input (O-8). */
final class ChildWorkflows implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        for (NodeModel node : workflow.nodes()) {
            if (node.kind() instanceof NodeKind.Child kind) {
                check(node, kind.child(), report);
            }
        }
    }

    private static void check(NodeModel node, ChildModel child, Report report) {
        SourceRef at = child.workflow().source();
        String name = child.workflow().value().display();
        switch (child.state()) {
            case NO_WORKFLOW -> report.add(ChildMessages.noWorkflow(at, node.method(), name), node.name());
            case FAULTY -> report.add(ChildMessages.faulty(at, node.method(), name), node.name());
            case CIRCULAR -> report.add(ChildMessages.circular(at, node.method(), name), node.name());
            case KNOWN -> {
                if (!fits(node.returns(), child)) {
                    report.add(
                            ChildMessages.otherInput(
                                    node.source(), node.method(), shown(node.returns()), name, child.input()),
                            node.name());
                }
            }
        }
    }

    private static boolean fits(ReturnModel returns, ChildModel child) {
        Optional<TypeRef> given = child.list() ? returns.type().flatMap(TypeRef::element) : returns.type();
        return given.equals(child.input()) && !returns.mayBeAbsent();
    }

    private static String shown(ReturnModel returns) {
        String type = returns.type().map(TypeRef::display).orElse("nothing");
        return returns.mayBeAbsent() ? "Optional<" + type + ">" : type;
    }
}
