package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TakesNoException {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Recover("charge")
    //! recover-mismatch: 'later' is a @Recover but does not take the exception that it is for
    Receipt later(Order order, Exception failure) {
        return new Receipt("later");
    }
}
