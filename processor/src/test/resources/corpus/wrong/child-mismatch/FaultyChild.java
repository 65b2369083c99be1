package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Refunding {
    record Payment(String id) {}
    record Refund(String id) {}

    //! unknown-step: 'refund' comes after 'look', but there is no such node
    @Step(after = "look")
    Refund refund(Payment payment) {
        return new Refund(payment.id());
    }
}

@Workflow
class FaultyChild {
    record Order(String id) {}

    //! child-mismatch: 'undo' starts 'Refunding', of which it cannot be told what it takes and gives
    @Child(Refunding.class)
    Refunding.Payment undo(Order order) {
        return new Refunding.Payment(order.id());
    }

    @Step
    void mail(Refunding.Refund refund, Order order) {}
}
