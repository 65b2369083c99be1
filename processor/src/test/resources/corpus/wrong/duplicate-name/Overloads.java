package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Overloads {
    record Order(String id, Optional<Coupon> coupon) {}
    record Coupon(String code) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Step
    //! duplicate-name: there are two nodes named 'charge'
    Receipt charge(Order order, Coupon coupon) {
        return new Receipt(order.id() + coupon.code());
    }
}
