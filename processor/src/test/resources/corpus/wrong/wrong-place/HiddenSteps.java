package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class HiddenSteps {
    record Order(String id) {}
    record Receipt(String id) {}
    record Shipment(String id) {}

    @Step
    //! wrong-place: @Step does not work on 'charge': the method is private
    private Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Step
    //! wrong-place: @Step does not work on 'ship': the method is static
    static Shipment ship(Receipt receipt) {
        return new Shipment(receipt.id());
    }

    @Step
    void mail(Shipment shipment) {}
}
