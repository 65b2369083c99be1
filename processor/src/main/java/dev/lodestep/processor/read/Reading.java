package dev.lodestep.processor.read;

import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one annotated class says.
 *
 * @param model the workflow; empty where the class cannot be one
 * @param findings what is wrong with single declarations
 * @param asynchronous the methods, other than nodes, that return a {@code CompletionStage}
 */
public record Reading(Optional<WorkflowModel> model, List<Finding> findings, Set<SourceRef> asynchronous) {
    public Reading {
        findings = List.copyOf(findings);
        asynchronous = Set.copyOf(asynchronous);
    }
}
