package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(String id) {}

    @Step Receipt charge(Request request) { return new Receipt(""); }
    @Recover("charge") Receipt failed(Request request) { return new Receipt(""); }
}
