package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow(compensation = Compensation.REQUIRED)
class OneForgotten {
    record Order(String id) {}
    record Reservation(String id) {}
    record Payment(String id) {}

    @Step
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Compensate("reserve")
    void release(Reservation reservation) {}

    @Step
    //! missing-compensation: 'charge' has no compensation, which this workflow requires
    Payment charge(Reservation reservation) {
        return new Payment(reservation.id());
    }

    @Step(compensation = Compensation.NONE)
    void mail(Payment payment) {}
}
