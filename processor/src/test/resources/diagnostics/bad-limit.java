package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(String id) {}

    @Step @RateLimit("20 per second") Receipt charge(Request request) { return new Receipt(""); }
}
