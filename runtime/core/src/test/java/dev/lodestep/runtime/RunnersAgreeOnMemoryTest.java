package dev.lodestep.runtime;

import dev.lodestep.runtime.store.Store;

class RunnersAgreeOnMemoryTest extends RunnersAgree {
    @Override
    protected Store store() {
        return Stores.inMemory();
    }
}
