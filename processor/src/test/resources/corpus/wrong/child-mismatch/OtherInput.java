package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Invoicing {
    record Amount(int cents) {}
    record Invoice(String id) {}

    @Step
    Invoice write(Amount amount) {
        return new Invoice("" + amount.cents());
    }
}

@Workflow
class OtherInput {
    record Order(int cents) {}

    @Child(Invoicing.class)
    //! child-mismatch: 'bill' returns an Order, but 'Invoicing' takes an Amount
    Order bill(Order order) {
        return order;
    }

    @Child(value = Invoicing.class, after = "bill")
    //! child-mismatch: 'billAll' returns a List<Order>, but 'Invoicing' takes an Amount
    List<Order> billAll(Order order) {
        return List.of(order);
    }
}
