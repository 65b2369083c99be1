package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.WorkflowGraph;
import java.util.List;
import java.util.Optional;

/**
 * What the rules say about a workflow.
 *
 * @param graph the graph to generate from; present exactly when no finding is an error
 * @param findings errors and warnings, each fault once, in a fixed order
 */
public record CheckedWorkflow(Optional<WorkflowGraph> graph, List<Finding> findings) {
    public CheckedWorkflow {
        findings = List.copyOf(findings);
    }
}
