package com.acme;

import dev.lodestep.*;
import java.util.*;

class InnerOfAService {
    record Order(String id) {}
    record Receipt(String id) {}

    private final String gateway = "https://pay.example";

    @Workflow
    //! not-a-workflow: 'Payment' cannot be a workflow: it is an inner class
    class Payment {
        @Step
        Receipt charge(Order order) {
            return new Receipt(gateway + order.id());
        }
    }
}
