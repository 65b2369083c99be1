package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class PriceOrTax {
    record Cart(int cents) {}
    record Receipt(int cents) {}

    @Step
    Cart price(
            //! ambiguous-parameter: 'price' and 'tax' each need the Cart that the other gives: which comes first?
            Cart cart) {
        return new Cart(100);
    }

    @Step
    Cart tax(Cart cart) {
        return new Cart(cart.cents() * 12 / 10);
    }

    @Step
    Receipt print(Cart cart) {
        return new Receipt(cart.cents());
    }
}
