package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! no-steps: 'OnlyHelpers' has no step
class OnlyHelpers {
    record Order(String id) {}

    String reserve(Order order) {
        return order.id();
    }

    String charge(Order order, String reservation) {
        return order.id() + reservation;
    }
}
