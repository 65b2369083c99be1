package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OnlyTrue {
    record Order(String id) {}
    record Wrapped(String id) {}

    @Step
    //! unhandled-case: nothing goes on when 'isGift' gives false
    boolean isGift(Order order) {
        return true;
    }

    @Step(after = "isGift", when = "true")
    Wrapped wrap(Order order) {
        return new Wrapped(order.id());
    }
}
