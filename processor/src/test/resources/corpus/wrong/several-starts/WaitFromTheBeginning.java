package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A wait that takes nothing but its payload waits from the beginning, which is rarely meant. */
@Workflow
class WaitFromTheBeginning {
    record Order(String id) {}
    record Payment(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @Step
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @WaitForSignal(timeout = "3d")
    //! several-starts: the workflow has 3 starts: 'charge', 'approval', 'warm'
    Approval approval(Optional<Answer> answer) {
        return new Approval(answer.isPresent());
    }

    @Step
    void warm() {}

    @Step(after = "warm")
    void ship(Payment payment, Approval approval) {}
}
