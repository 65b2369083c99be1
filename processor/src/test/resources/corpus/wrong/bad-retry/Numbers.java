package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Numbers {
    record Order(String id) {}
    record Payment(String id) {}
    record Shipment(String id) {}

    @Step
    //! bad-retry: maxAttempts is -1, but must be at least 1
    @Retry(maxAttempts = -1)
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Step
    //! bad-retry: factor is 0.5, but must be at least 1
    //! bad-retry: jitter is -0.1, but must be from 0 to 1
    @Retry(factor = 0.5, jitter = -0.1)
    Shipment ship(Payment payment) {
        return new Shipment(payment.id());
    }
}
