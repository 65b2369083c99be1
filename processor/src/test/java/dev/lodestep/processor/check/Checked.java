package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what was found about a workflow in short lines that tests can compare. */
final class Checked {
    private Checked() {}

    /** What is found, warnings about endless waits aside: {@code missing-value at ship(Payment): 'ship' needs a Payment, but …}. */
    static List<String> findings(WorkflowBuilder workflow) {
        return Checks.check(workflow.build()).findings().stream()
                .filter(each -> each.id() != CheckId.ENDLESS_WAIT)
                .map(Checked::line)
                .toList();
    }

    static String line(Finding finding) {
        return finding.id().text() + " at " + finding.source() + ": "
                + finding.message().lines().findFirst().orElseThrow();
    }

    /** The whole text of the only finding. */
    static String message(WorkflowBuilder workflow) {
        List<Finding> findings = Checks.check(workflow.build()).findings();
        if (findings.size() != 1) {
            throw new AssertionError("expected one finding, but there are " + findings);
        }
        return findings.get(0).text();
    }

    static WorkflowGraph graph(WorkflowBuilder workflow) {
        CheckedWorkflow checked = Checks.check(workflow.build());
        return checked.graph().orElseThrow(() -> new AssertionError(checked.findings()));
    }

    /** Each node with what it follows and what it takes: {@code ship <- charge, reserve (charge, reserve)}. */
    static List<String> nodes(WorkflowBuilder workflow) {
        return nodes(graph(workflow));
    }

    static List<String> nodes(WorkflowGraph graph) {
        return graph.nodes().stream().map(Checked::node).toList();
    }

    private static String node(GraphNode node) {
        return node.name() + " <- " + String.join(", ", node.predecessors()) + " ("
                + node.bindings().stream()
                        .filter(each -> each.parameter().role().isData())
                        .map(Checked::binding)
                        .collect(Collectors.joining("; "))
                + ")";
    }

    static String binding(Binding binding) {
        String producers = String.join("|", binding.producers());
        String input = binding.input() ? producers.isEmpty() ? "input" : "|input" : "";
        return producers
                + input
                + (binding.caseParameter() ? " as " + binding.parameter().type().display() : "");
    }
}
