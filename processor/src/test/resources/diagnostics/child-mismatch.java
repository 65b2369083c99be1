package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Bill(int amount) {}

    @Child(Billing.class) Request bill(Request request) { return request; }

    @Workflow
    static class Billing {
        @Step Bill bill(Integer amount) { return new Bill(amount); }
    }
}
