package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Offer(int price) {}

    @Step @FirstOf("offers") Offer offer(Request request) { return new Offer(1); }
}
