package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow(version = 2)
//! not-a-workflow: 'AbstractCheckout' cannot be a workflow: it is abstract
abstract class AbstractCheckout {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    abstract String currency();
}
