package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A service whose author forgot the annotation of the class. */
class StrayService {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    //! wrong-place: @Step does not work on 'charge': the class is no workflow
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Compensate("charge")
    //! wrong-place: @Compensate does not work on 'refund': the class is no workflow
    void refund(Receipt receipt) {}

    void helper() {}
}
