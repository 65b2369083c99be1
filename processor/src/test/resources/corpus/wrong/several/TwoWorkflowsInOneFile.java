package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A fault of one workflow hides none of another. */
class TwoWorkflowsInOneFile {
    record Order(String id) {}
    record Receipt(String id) {}

    @Workflow
    static class Charging {
        @Step
        Receipt charge(
                Order order,
                //! two-inputs: 'charge' needs a String and an Order, and nothing gives either
                String currency) {
            return new Receipt(currency);
        }
    }

    @Workflow
    //! no-result: 'Shipping' ends with 'label' and 'pack' at once, and each gives a Receipt
    static class Shipping {
        @Step
        @Parallel
        Receipt pack(Order order) {
            return new Receipt(order.id());
        }

        @Step
        @Parallel
        Receipt label(Order order) {
            return new Receipt(order.id());
        }
    }
}
