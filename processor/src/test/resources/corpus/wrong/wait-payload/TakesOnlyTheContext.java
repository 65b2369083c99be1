package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TakesOnlyTheContext {
    record Order(String id) {}
    record Paid(String id) {}

    @Step
    Paid charge(Order order) {
        return new Paid(order.id());
    }

    @WaitForSignal(after = "charge", timeout = "3d")
    //! wait-payload: 'approval' waits for a signal but does not take its payload
    void approval(StepContext step) {}
}
