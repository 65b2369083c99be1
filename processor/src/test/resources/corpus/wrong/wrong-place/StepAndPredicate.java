package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class StepAndPredicate {
    record Order(String id, boolean gift) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Step(after = "charge")
    //! wrong-place: 'isGift' cannot be both @Step and @OnlyIf
    @OnlyIf("wrap")
    boolean isGift(Order order) {
        return order.gift();
    }

    @Step(after = {"charge", "isGift"})
    void wrap(Order order) {}
}
