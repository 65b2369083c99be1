package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NearlyTheType {
    record Order(String id) {}
    record Reservation(String id) {}
    record Reservations(List<String> ids) {}
    record Payment(String id) {}

    @Step
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Step
    Payment charge(
            Order order,
            //! missing-value: 'charge' needs a Reservations, but nothing gives one; did you mean Reservation?
            Reservations reservations) {
        return new Payment(order.id());
    }

    @Step
    void mail(Payment payment, Reservation reservation) {}
}
