package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Faults that do not depend on each other, in one compilation; what follows from them is silent. */
@Workflow(version = 3)
//! bad-retry: jitter is 2.0, but must be from 0 to 1
@Retry(jitter = 2)
class OneOfEachKind {
    record Order(String id) {}
    record Reservation(String id) {}
    record Payment(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}
    record Shipment(String id) {}

    @Step
    //! bad-duration: 'fast' is not a duration
    @Timeout("fast")
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    //! unknown-step: 'free' compensates 'reserved', but there is no such node; did you mean 'reserve'?
    @Compensate("reserved")
    void free(Reservation reservation) {}

    @Step
    //! bad-limit: 'fast' is not a rate
    @RateLimit("fast")
    Payment charge(Reservation reservation) {
        return new Payment(reservation.id());
    }

    @Recover("charge")
    //! recover-mismatch: 'free2' is a @Recover but does not take the exception that it is for
    Payment free2(Reservation reservation) {
        return new Payment("");
    }

    @WaitForSignal(timeout = "3d")
    Approval approval(
            //! wait-payload: 'approval' needs an Answer, but there is none when the wait times out
            Answer answer, Payment payment) {
        return new Approval(true);
    }

    //! unknown-case: 'GONE' in 'aborts' of 'ship' is no case of its result
    @Step(aborts = "GONE")
    Shipment ship(Approval approval) {
        return new Shipment("");
    }

    //! unknown-step: 'mail' comes after 'shipp', but there is no such node; did you mean 'ship'?
    @Step(after = "shipp")
    void mail(Shipment shipment) {}

    @Step
    void archive(Shipment shipment) {}
}
