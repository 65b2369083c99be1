package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A boolean decides; one of its ways is nothing but going on. */
@Workflow
class GiftWrap {
    record Order(String id, boolean gift) {}

    record Wrapping(String color) {}

    record Parcel(String id) {}

    //= isGift (order = input)
    @Step
    boolean isGift(Order order) {
        return order.gift();
    }

    //= wrap <- isGift (order = input)
    @Step(after = "isGift", when = "true")
    Wrapping wrap(Order order) {
        return new Wrapping("red");
    }

    //= pack <- isGift, wrap (order = input, wrapping = wrap)
    @Step(after = {"isGift", "wrap"})
    Parcel pack(Order order, Optional<Wrapping> wrapping) {
        return new Parcel(order.id() + wrapping);
    }
}
