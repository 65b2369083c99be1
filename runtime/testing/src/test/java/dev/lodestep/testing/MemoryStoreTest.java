package dev.lodestep.testing;

import dev.lodestep.testing.Stores;
import dev.lodestep.runtime.store.Store;
import java.time.InstantSource;

class MemoryStoreTest extends StoreConformance {
    @Override
    protected Store open(InstantSource clock) {
        return Stores.inMemory(clock);
    }
}
