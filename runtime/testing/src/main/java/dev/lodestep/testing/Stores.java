package dev.lodestep.testing;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.memory.MemoryStore;
import java.time.InstantSource;

/** The stores for tests. */
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
