package dev.lodestep.verification.simulation;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.verification.simulation.world.World;
import java.util.Set;

/**
 * An engine and the process that it lives in.
 *
 * @param engine the engine
 * @param process the process
 * @param knows the versions of workflows that it was deployed with
 */
record Worker(Engine engine, World.Process process, Set<WorkflowVersion> knows) {
    /** Whether people can talk to it. */
    boolean answers() {
        return !process.dead() && !process.frozen();
    }
}
