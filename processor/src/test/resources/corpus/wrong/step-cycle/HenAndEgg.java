package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class HenAndEgg {
    record Order(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}

    @Step
    //! step-cycle: 'charge' and 'ship' wait for each other
    Payment charge(Order order, Shipment shipment) {
        return new Payment(shipment.id());
    }

    @Step
    Shipment ship(Payment payment) {
        return new Shipment(payment.id());
    }
}
