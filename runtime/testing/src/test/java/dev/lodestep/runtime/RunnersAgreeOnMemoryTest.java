package dev.lodestep.runtime;

import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;

class RunnersAgreeOnMemoryTest extends RunnersAgree {
    @Override
    protected Store store() {
        return Stores.inMemory();
    }
}
