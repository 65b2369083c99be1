package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Prose {
    record Order(String id) {}
    record Payment(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @Step
    //! bad-duration: '5 seconds' is not a duration
    @Timeout("5 seconds")
    Payment charge(Order order) {
        return new Payment(order.id());
    }

    //! bad-duration: 'three days' is not a duration
    @WaitForSignal(timeout = "three days")
    Approval approval(Optional<Answer> answer, Payment payment) {
        return new Approval(true);
    }
}
