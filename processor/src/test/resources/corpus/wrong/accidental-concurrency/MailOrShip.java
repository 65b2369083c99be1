package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class MailOrShip {
    record Order(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}

    @Step
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Step
    void mail(Payment payment) {}

    @Step
    //! accidental-concurrency: 'ship' and 'mail' could run at the same time: nothing says which comes first
    Shipment ship(Payment payment) {
        return new Shipment(payment.id());
    }
}
