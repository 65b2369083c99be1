package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Whatever comes after a node at fault is not reported, the second start that only the wrong name causes included. */
@Workflow
class FollowUps {
    record Order(String id) {}
    record Receipt(String id) {}
    record Shipment(String id) {}
    record Label(String text) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    //! unknown-step: 'pack' comes after 'charged', but there is no such node; did you mean 'charge'?
    @Step(after = "charged")
    Label pack(Order order) {
        return new Label(order.id());
    }

    @Step
    Shipment ship(Label label) {
        return new Shipment(label.text());
    }

    @Compensate("ship")
    void callBack(Shipment shipment, Label label) {}

    @Step
    void mail(Shipment shipment, Receipt receipt) {}
}
