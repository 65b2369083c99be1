package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.verification.simulation.world.World;

/** A bug on purpose: a double in front of the shared store, or in front of what one process sees of it. */
public interface PlantedBug {
    /** What it is called. */
    String name();

    /** The shared store with the bug in it. */
    default Store inStore(Store store, World world) {
        return store;
    }

    /** What a process sees, with the bug in it; it stands before all faults. */
    default Store inProcess(Store store, World world, World.Process process) {
        return store;
    }
}
