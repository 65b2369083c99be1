package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Flight(String id) {}

    @Step Flight flight(Request request) { return new Flight(""); }
    @Step void confirm(@From({"flight", "flight"}) Flight flight) {}
}
