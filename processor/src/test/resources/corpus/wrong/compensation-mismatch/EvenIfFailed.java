package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A step that failed gave nothing: its own result may be missing, and what nobody gives is never there. */
@Workflow
class EvenIfFailed {
    record Order(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}

    @Step
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Compensate(value = "charge", evenIfFailed = true)
    void refund(
            //! compensation-mismatch: 'refund', which undoes 'charge', needs a Payment
            Payment payment,
            //! compensation-mismatch: 'refund', which undoes 'charge', needs a Currency, but nothing gives one
            Currency currency) {}

    @Step
    Shipment ship(Payment payment) {
        return new Shipment(payment.id());
    }
}
