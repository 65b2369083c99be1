package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ForgottenConstants {
    enum Method { CARD, TRANSFER, CASH, VOUCHER }
    record Order(String id) {}
    record Paid(String how) {}

    @Step
    //! unhandled-case: nothing goes on when 'choose' gives CASH or VOUCHER
    Method choose(Order order) {
        return Method.CARD;
    }

    @Step(after = "choose", when = "CARD")
    Paid card(Order order) {
        return new Paid("card");
    }

    @Step(after = "choose", when = "TRANSFER")
    Paid transfer(Order order) {
        return new Paid("transfer");
    }
}
