package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Offer(int price) {}
    record Deal(String by) {}

    @Step Offer offer(Request request) { return new Offer(1); }
    @WaitForSignal(timeout = "3d") @FirstOf("answer")
    Deal accept(Optional<String> yes, Offer offer) { return new Deal(""); }
    @Step(after = "accept") @FirstOf("answer") Deal decide(Request request) { return new Deal(""); }
}
