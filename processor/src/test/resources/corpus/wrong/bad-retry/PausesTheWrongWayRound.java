package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! bad-retry: the first pause is 2m, but must be no longer than the longest, which is 1m
@Retry(initial = "2m")
class PausesTheWrongWayRound {
    record Order(String id) {}
    record Payment(String id) {}

    @Step
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Compensate("charge")
    //! bad-retry: the first pause is 10s, but must be no longer than the longest, which is 500ms
    @Retry(initial = "10s", cap = "500ms")
    void refund(Payment payment) {}
}
