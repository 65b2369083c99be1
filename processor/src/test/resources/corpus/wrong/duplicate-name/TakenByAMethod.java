package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A stable name that a later method has by itself. */
@Workflow
class TakenByAMethod {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step(name = "pay")
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Step
    //! duplicate-name: there are two nodes named 'pay'
    Receipt pay(Order order, Receipt receipt) {
        return receipt;
    }
}
