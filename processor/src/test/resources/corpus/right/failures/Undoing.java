package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Every step says how it is undone or that it need not be; the point of no return is in the middle. */
@Workflow(compensation = Compensation.REQUIRED)
class Undoing {
    record Order(String id) {}

    record Reservation(String id) {}

    record Payment(String id) {}

    record Shipment(String id) {}

    @Step
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Compensate("reserve")
    @Retry(maxAttempts = 10, cap = "5m")
    void release(Reservation reservation, Order order, Failure failure, StepContext step) {}

    @Step(name = "pay")
    Payment charge(Reservation reservation) {
        return new Payment(reservation.id());
    }

    @Compensate(value = "pay", evenIfFailed = true)
    void refund(Optional<Payment> payment, Reservation reservation) {}

    @Step(pivot = true, compensation = Compensation.NONE)
    Shipment ship(Payment payment) {
        return new Shipment(payment.id());
    }

    @Step(compensation = Compensation.NONE)
    void mail(Shipment shipment) {}
}
