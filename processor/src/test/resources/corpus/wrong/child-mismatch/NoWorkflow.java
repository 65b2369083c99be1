package com.acme;

import dev.lodestep.*;
import java.util.*;

class Billing {
    record Amount(int cents) {}
}

@Workflow
class NoWorkflow {
    record Order(int cents) {}

    //! child-mismatch: 'bill' starts 'Billing', which is no workflow
    @Child(Billing.class)
    Billing.Amount bill(Order order) {
        return new Billing.Amount(order.cents());
    }
}
