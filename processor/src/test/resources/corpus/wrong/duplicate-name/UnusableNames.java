package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Names that rounds, elements, children and files of other names have, or could not have. */
//! duplicate-name: '../orders' cannot be the name of a workflow
@Workflow(name = "../orders")
class UnusableNames {
    record Order(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    //! duplicate-name: 'charge#2' cannot be the name of a node
    @Step(name = "charge#2")
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Compensate("charge#2")
    void refund(Payment payment) {}

    //! duplicate-name: line' cannot be the name of a node
    @WaitForSignal(name = "first\nline", timeout = "3d")
    Approval approval(Optional<Answer> answer, Payment payment) {
        return new Approval(answer.isPresent());
    }

    @Step(name = "ship: by sea, \"express\"")
    Shipment ship(Approval approval) {
        return new Shipment("");
    }
}
