package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    sealed interface Choice permits Card, Invoice {}
    record Card(String number) implements Choice {}
    record Invoice(String address) implements Choice {}
    @Step Choice choose(Integer in) { return new Card("1"); }
    @Step String charge(Card card) { return ""; }
    @Step String bill(Invoice invoice) { return ""; }
    @Step Long both(Card card, Invoice invoice) { return 1L; }
}
