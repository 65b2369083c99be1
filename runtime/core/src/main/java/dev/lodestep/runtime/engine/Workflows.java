package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The workflows that this engine executes. */
final class Workflows {
    private final Map<WorkflowVersion, Registered> known = new ConcurrentHashMap<>();
    private final Set<WorkflowVersion> missed = ConcurrentHashMap.newKeySet();

    void add(Registered workflow) {
        WorkflowVersion version = workflow.definition().version();
        if (known.putIfAbsent(version, workflow) != null) {
            throw new IllegalStateException(version + " is registered already; make its client with connect(engine)");
        }
    }

    /** The workflows that a workflow starts and that are not registered. */
    List<WorkflowVersion> unknownChildren(WorkflowDefinition<?, ?> definition) {
        return definition.nodes().stream()
                .flatMap(node -> node.child().stream())
                .map(child -> child.workflow().get().version())
                .filter(version -> !known.containsKey(version))
                .distinct()
                .toList();
    }

    /** Whether a workflow is not registered, and was not asked for before. */
    boolean isNewlyMissed(WorkflowVersion version) {
        return !known.containsKey(version) && missed.add(version);
    }

    Optional<Registered> find(WorkflowVersion version) {
        return Optional.ofNullable(known.get(version));
    }

    Set<WorkflowVersion> versions() {
        return Set.copyOf(known.keySet());
    }
}
