package dev.lodestep.runtime;

import dev.lodestep.runtime.store.MemoryStore;
import dev.lodestep.runtime.store.Store;
import java.time.InstantSource;

/** The stores that need nothing but the runtime itself. */
public final class Stores {
    private Stores() {}

    /** A new, empty store in memory, for tests: everything is gone with the process. */
    public static Store inMemory() {
        return inMemory(InstantSource.system());
    }

    /** The same with a clock of one's own, such as a virtual one. */
    public static Store inMemory(InstantSource clock) {
        return new MemoryStore(clock);
    }
}
