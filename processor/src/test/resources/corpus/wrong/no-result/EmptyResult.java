package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class EmptyResult {
    record Order(String id) {}
    record Shipment(String id) {}

    @Step
    Shipment ship(Order order) {
        return new Shipment(order.id());
    }

    @Result
    //! no-result: 'print' is the @Result but returns nothing
    void print(Shipment shipment) {}
}
