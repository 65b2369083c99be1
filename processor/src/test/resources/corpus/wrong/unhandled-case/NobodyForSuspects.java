package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NobodyForSuspects {
    sealed interface Fraud permits Clear, Suspect {}
    record Clear(int score) implements Fraud {}
    record Suspect(String why) implements Fraud {}
    record Order(String id) {}
    record Shipment(String id) {}

    @Step
    //! unhandled-case: nothing goes on when 'check' gives Suspect
    Fraud check(Order order) {
        return new Clear(1);
    }

    @Step
    Shipment ship(Clear clear, Order order) {
        return new Shipment(order.id());
    }
}
