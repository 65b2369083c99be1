package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoCouldBeMeant {
    record Order(String id) {}
    record Note(String text) {}

    @Step
    @Parallel
    Boolean isGift(Order order) {
        return true;
    }

    @Step
    @Parallel
    Boolean isAbroad(Order order) {
        return true;
    }

    //! unknown-case: it is not clear what decides 'when' of 'note': 'isAbroad' and 'isGift' could mean it
    @Step(after = {"isGift", "isAbroad"}, when = "true")
    Note note(Order order) {
        return new Note(order.id());
    }
}
