package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(int count) {}

    @Child(Order.class) Request again(Request request) { return request; }
    @Result Receipt result() { return new Receipt(1); }
}
