package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The cart as priced is quoted and taxed: which of both comes first changes nothing for them, but says nothing either. */
@Workflow
class AsPriced {
    record Cart(int cents) {}
    record Quote(int cents) {}

    @Step
    Cart price(Cart cart) {
        return new Cart(100);
    }

    @Step(after = "price")
    Quote quote(Cart cart) {
        return new Quote(cart.cents());
    }

    @Step(after = "price")
    //! accidental-concurrency: 'tax' and 'quote' could run at the same time: nothing says which comes first
    Cart tax(Cart cart) {
        return new Cart(cart.cents() * 12 / 10);
    }
}
