package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NeverBoth {
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
    void ship(Clear clear) {}

    @Step
    void ask(Suspect suspect) {}

    @Step
    //! unreachable-step: 'note' can never run: what it needs is never there together
    void note(Clear clear, Suspect suspect) {}
}
