package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ComesLater {
    record Order(String id) {}
    record Reservation(String id) {}
    record Payment(String id) {}

    @Step
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Compensate("reserve")
    void release(
            Reservation reservation,
            //! compensation-mismatch: 'release', which undoes 'reserve', needs a Payment, but no step before it gives one
            Payment payment) {}

    @Step
    Payment charge(Reservation reservation) {
        return new Payment(reservation.id());
    }

    @Compensate("charge")
    void refund(Payment payment, Reservation reservation, Order order, Failure failure) {}
}
