package com.acme;

import dev.lodestep.*;
import java.util.*;

/** What all workers together may do. */
@Workflow(priority = 7)
class Limited {
    record Order(String id) {}

    record Payment(String id) {}

    record Label(String id) {}

    @Step
    @RateLimit("1000/h")
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Step
    @Concurrency(limit = 2, key = "printer")
    @RateLimit("60/m")
    Label print(Payment payment) {
        return new Label(payment.id());
    }

    @Step
    @Concurrency(limit = 1)
    void carry(Label label) {}
}
