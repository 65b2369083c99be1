package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The stable name counts, not the method's; and no other letters' case. */
@Workflow
class RenamedSince {
    record Order(String id) {}
    record Receipt(String id) {}
    record Shipment(String id) {}

    @Step(name = "payment-v2")
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    //! unknown-step: 'refund' compensates 'charge', but there is no such node
    @Compensate("charge")
    void refund(Receipt receipt) {}

    @Step
    Shipment ship(Receipt receipt) {
        return new Shipment(receipt.id());
    }

    //! unknown-step: 'mail' comes after 'Ship', but there is no such node; did you mean 'ship'?
    @Step(after = {"payment-v2", "Ship"})
    void mail(Order order) {}
}
