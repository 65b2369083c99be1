package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Constants as branches; each way leads to the same booking. */
@Workflow
class PaymentMethods {
    enum Method { CARD, TRANSFER, CASH }

    record Order(String id) {}

    record Transfer(String iban) {}

    record Paid(String how) {}

    record Entry(String text) {}

    //= choose (order = input)
    @Step
    Method choose(Order order) {
        return Method.CARD;
    }

    //= card <- choose (order = input)
    @Step(after = "choose", when = "CARD")
    Paid card(Order order) {
        return new Paid("card");
    }

    //= cash <- choose (order = input)
    @Step(after = "choose", when = "choose.CASH")
    Paid cash(Order order) {
        return new Paid("cash");
    }

    //= transfer <- choose ()
    @WaitForSignal(signal = "money-came", timeout = "10d", after = "choose", when = "TRANSFER")
    Paid transfer(Optional<Transfer> transfer) {
        return new Paid("transfer");
    }

    //= book <- card, cash, transfer (paid = card|cash|transfer)
    @Step
    Entry book(Paid paid) {
        return new Entry(paid.how());
    }
}
