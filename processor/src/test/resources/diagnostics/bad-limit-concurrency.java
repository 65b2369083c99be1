package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(String id) {}

    @Step @Concurrency(limit = 0) Receipt charge(Request request) { return new Receipt(""); }
}
