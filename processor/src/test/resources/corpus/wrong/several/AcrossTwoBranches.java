package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A fault on one branch hides none on the other, but all that comes after both. */
@Workflow
class AcrossTwoBranches {
    sealed interface Kind permits Letter, Parcel, Pallet {}
    record Letter(int grams) implements Kind {}
    record Parcel(int kilos) implements Kind {}
    record Pallet(int boxes) implements Kind {}
    record Order(String id) {}
    record Stamp(int cents) {}
    record Label(String text) {}
    record Truck(String plate) {}
    record Sent(String id) {}

    @Step
    Kind classify(Order order) {
        return new Letter(20);
    }

    //! unknown-step: 'stamp' comes after 'clasify', but there is no such node; did you mean 'classify'?
    @Step(after = "clasify")
    Stamp stamp(Letter letter) {
        return new Stamp(85);
    }

    @Step
    //! unreachable-step: 'label' can never run: what it needs is never there together
    Label label(Parcel parcel, Truck truck) {
        return new Label(truck.plate());
    }

    @Step
    Truck order(Pallet pallet) {
        return new Truck("");
    }

    @Step(after = {"stamp", "label", "order"})
    Sent send(Order order, Stamp stamp) {
        return new Sent(order.id());
    }
}
