package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow(compensation = Compensation.REQUIRED)
class UndoneByAnotherName {
    record Order(String id) {}
    record Payment(String id) {}

    @Step(name = "pay", pivot = true)
    //! missing-compensation: 'pay' has no compensation, which this workflow requires
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    //! unknown-step: 'refund' compensates 'charge', but there is no such node
    @Compensate("charge")
    void refund(Payment payment) {}
}
