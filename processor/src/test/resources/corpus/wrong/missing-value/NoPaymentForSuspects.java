package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NoPaymentForSuspects {
    sealed interface Fraud permits Clear, Suspect {}
    record Clear(int score) implements Fraud {}
    record Suspect(String why) implements Fraud {}
    record Order(String id) {}
    record Payment(String id) {}
    record Answer(String text) {}
    record Shipment(String id) {}

    @Step
    Fraud check(Order order) {
        return new Clear(1);
    }

    @Step
    Payment charge(Clear clear, Order order) {
        return new Payment(order.id());
    }

    @Step
    Answer ask(Suspect suspect) {
        return new Answer(suspect.why());
    }

    @Step(after = {"charge", "ask"})
    Shipment ship(
            Order order,
            //! missing-value: 'ship' needs a Payment, but there is none when 'check' gives Suspect
            Payment payment) {
        return new Shipment(payment.id());
    }
}
