package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record OrderRequest(String customer, List<Item> items) {}
    record Item(String name, Object price) {}
    @Step String one(OrderRequest order) { return ""; }
    @Step Item two(String one) { return new Item("", ""); }
}
