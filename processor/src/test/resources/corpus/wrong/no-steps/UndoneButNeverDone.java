package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The steps have lost their annotations; what undoes them is still there. */
@Workflow
//! no-steps: 'UndoneButNeverDone' has no step
class UndoneButNeverDone {
    record Order(String id) {}
    record Receipt(String id) {}

    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Compensate("charge")
    void refund(Receipt receipt) {}

    @Result
    String outcome(Receipt receipt) {
        return receipt.id();
    }
}
