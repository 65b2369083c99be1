package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    sealed interface Choice permits Card, Invoice {}
    record Card(String number) implements Choice {}
    record Invoice(String address) implements Choice {}
    record Receipt(String text) {}
    @Step Choice choose(Integer in) { return new Card("1"); }
    @Step Receipt charge(Card card) { return new Receipt(""); }
    @Step Long bill(Invoice invoice) { return 1L; }
    @Step(after = {"charge", "bill"}) void mail(Receipt receipt) {}
}
