package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}

    @Child(Billing.class) Request bill(Request request) { return request; }

    static class Billing {}
}
