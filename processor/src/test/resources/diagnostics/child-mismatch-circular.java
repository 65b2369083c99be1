package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}

    @Child(Order.class) Request again(Request request) { return request; }
    @OnlyIf("again") boolean hasMore(Request request) { return false; }
}
