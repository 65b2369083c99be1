package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Price, then quote, then discount; or the other way round: nothing says so. */
@Workflow
class DiscountNeedsAQuote {
    record Cart(int cents) {}
    record Quote(int cents) {}

    @Step
    Cart price(Cart cart) {
        return new Cart(100);
    }

    @Step
    Quote quote(Cart cart) {
        return new Quote(cart.cents());
    }

    @Step
    Cart discount(
            //! ambiguous-parameter: each need the Cart that the other gives: which comes first?
            Cart cart, Quote quote) {
        return new Cart(cart.cents() - 1);
    }
}
