package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! no-result: 'NothingOnOneWay' gives a Shipment, but there is none when 'check' gives Suspect
class NothingOnOneWay {
    sealed interface Fraud permits Clear, Suspect {}
    record Clear(int score) implements Fraud {}
    record Suspect(String why) implements Fraud {}
    record Order(String id) {}
    record Shipment(String id) {}

    @Step
    Fraud check(Order order) {
        return new Clear(1);
    }

    @Step
    Shipment ship(Clear clear) {
        return new Shipment("");
    }

    @Step
    void report(Suspect suspect) {}
}
