package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Whoever takes a cart takes it as it was changed last before it. */
@Workflow
class Pricing {
    record Cart(int cents) {}

    record Quote(int cents) {}

    record Receipt(int cents, int quoted) {}

    //= price (cart = input)
    @Step
    Cart price(Cart cart) {
        return new Cart(cart.cents() + 1);
    }

    //= quote <- price (cart = price)
    @Step(after = "price")
    Quote quote(Cart cart) {
        return new Quote(cart.cents());
    }

    //= tax <- quote (cart = price)
    @Step(after = "quote")
    Cart tax(Cart cart) {
        return new Cart(cart.cents() * 2);
    }

    //= receipt <- quote, tax (cart = tax, quote = quote)
    @Step(after = "tax")
    Receipt receipt(Cart cart, Quote quote) {
        return new Receipt(cart.cents(), quote.cents());
    }
}
