package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NoTimeAtAll {
    record Order(String id) {}
    record Payment(String id) {}

    @Step
    //! bad-duration: with a timeout of '0s' no attempt at 'charge' can ever complete
    @Timeout("0s")
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    @Step
    //! bad-duration: with a timeout of 'PT0S' no attempt at 'mail' can ever complete
    @Timeout("PT0S")
    void mail(Payment payment) {}
}
