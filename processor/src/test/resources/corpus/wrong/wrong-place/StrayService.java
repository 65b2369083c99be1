package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A service whose author forgot the annotation of the class. */
//! wrong-place: @Step and the like do not work on 'charge', 'refund': the class is no workflow
class StrayService {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Compensate("charge")
    void refund(Receipt receipt) {}

    void helper() {}
}
