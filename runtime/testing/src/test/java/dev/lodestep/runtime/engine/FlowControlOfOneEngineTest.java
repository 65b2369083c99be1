package dev.lodestep.runtime.engine;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Attempts at a limited node, on a store that keeps no limits,")
class FlowControlOfOneEngineTest extends FlowControlTest {
    @Override
    boolean overAllWorkers() {
        return false;
    }
}
