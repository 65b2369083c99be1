package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The workflows that this engine executes. */
final class Workflows {
    private final Map<WorkflowVersion, Registered> known = new ConcurrentHashMap<>();

    void add(Registered workflow) {
        WorkflowVersion version = workflow.definition().version();
        if (known.putIfAbsent(version, workflow) != null) {
            throw new IllegalStateException(version + " is registered already; make its client with connect(engine)");
        }
    }

    Optional<Registered> find(WorkflowVersion version) {
        return Optional.ofNullable(known.get(version));
    }

    Set<WorkflowVersion> versions() {
        return Set.copyOf(known.keySet());
    }
}
