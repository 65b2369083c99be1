package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.simulation.Memory;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Attempts at a limited node, on a store that keeps no limits,")
class FlowControlOfOneEngineTest extends FlowControlTest {
    FlowControlOfOneEngineTest(Memory memory) {
        super(memory);
    }

    @Override
    boolean overAllWorkers() {
        return false;
    }
}
