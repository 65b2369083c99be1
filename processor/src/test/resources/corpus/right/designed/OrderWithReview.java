package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Reviewed only when suspicious; shipped whatever happened, unless it was rejected: the run is compensated then. */
@Workflow
class OrderWithReview {
    sealed interface Fraud permits Clear, Suspect {}

    record Clear() implements Fraud {}

    record Suspect(String why) implements Fraud {}

    sealed interface Decision permits Approved, Rejected {}

    record Approved(String by) implements Decision {}

    record Rejected(String by) implements Decision {}

    record Order(String id) {}

    record Reservation(String id) {}

    record Payment(String id) {}

    record Answer(boolean yes, String by) {}

    record Shipment(String id) {}

    //= reserve (o = input)
    @Step
    Reservation reserve(Order o) {
        return new Reservation(o.id());
    }

    @Compensate("reserve")
    void release(Reservation r) {}

    //= charge <- reserve (o = input, r = reserve)
    @Step
    @Retry(maxAttempts = 5)
    Payment charge(Order o, Reservation r) {
        return new Payment(r.id());
    }

    @Compensate("charge")
    void refund(Payment p) {}

    //= check <- charge (o = input)
    @Step(after = "charge")
    Fraud check(Order o) {
        return new Clear();
    }

    //= review <- check (s = check)
    @WaitForSignal(timeout = "3d", aborts = "Rejected")
    Decision review(Optional<Answer> a, Suspect s) {
        return a.isPresent() ? new Approved(a.get().by()) : new Rejected(s.why());
    }

    //= ship <- reserve, check, review (o = input, r = reserve)
    @Step(after = {"check", "review"})
    Shipment ship(Order o, Reservation r) {
        return new Shipment(r.id());
    }

    //= mail <- charge, ship (s = ship, p = charge)
    @Step
    void mail(Shipment s, Payment p) {}
}
