package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ReserveOrCharge {
    record Order(String id) {}
    record Reservation(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}

    @Step
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Step
    //! several-starts: the workflow has 2 starts: 'charge', 'reserve'
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Step
    Shipment ship(Reservation reservation, Payment payment) {
        return new Shipment(payment.id());
    }
}
