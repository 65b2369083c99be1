package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NothingDecides {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    //! unknown-case: 'PAID' in 'when' of 'mail' is no case of anything that 'mail' follows
    @Step(when = "PAID")
    void mail(Receipt receipt) {}
}
