package com.acme;

import dev.lodestep.*;
import java.util.*;

/** What an annotation of one's own carries counts, at any depth. */
@Retry(maxAttempts = 7, initial = "20ms")
@interface Stubborn {}

@Stubborn
@interface Remote {}

@Workflow
@Remote
class OwnAnnotations {
    record Order(String id) {}

    record Payment(String id) {}

    @Step
    @Stubborn
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Compensate("charge")
    @Remote
    void refund(Payment payment) {}
}
