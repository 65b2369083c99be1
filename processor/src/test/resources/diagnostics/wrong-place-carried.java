package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}

    @Retry(maxAttempts = 5) @interface Stubborn {}

    @Step void pay(Request request) {}
    @OnlyIf("pay") @Stubborn boolean wants(Request request) { return true; }
}
