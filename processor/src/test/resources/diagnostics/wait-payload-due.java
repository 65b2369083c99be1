package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}

    @Step void pay(Request request) {}
    @Due("pay") java.time.Instant due(Request request) { return java.time.Instant.MAX; }
}
