package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! no-result: 'ShippedOrRefused' has no single result: it ends with Refusal or Shipment
class ShippedOrRefused {
    sealed interface Fraud permits Clear, Suspect {}
    record Clear(int score) implements Fraud {}
    record Suspect(String why) implements Fraud {}
    record Order(String id) {}
    record Shipment(String id) {}
    record Refusal(String why) {}

    @Step
    Fraud check(Order order) {
        return new Clear(1);
    }

    @Step
    Shipment ship(Clear clear) {
        return new Shipment("");
    }

    @Step
    Refusal refuse(Suspect suspect) {
        return new Refusal(suspect.why());
    }
}
