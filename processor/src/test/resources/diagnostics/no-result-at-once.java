package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(String id) {}

    @Step @Parallel Receipt bill(Request request) { return new Receipt(""); }
    @Step @Parallel Receipt ship(Request request) { return new Receipt(""); }
}
