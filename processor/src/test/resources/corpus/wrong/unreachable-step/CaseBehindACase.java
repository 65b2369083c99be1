package com.acme;

import dev.lodestep.*;
import java.util.*;

/** On the branch of one constant the other is asked for. */
@Workflow
class CaseBehindACase {
    enum Size { SMALL, LARGE }
    record Order(String id) {}
    record Letter(String id) {}
    record Pallet(String id) {}

    @Step
    Size size(Order order) {
        return Size.SMALL;
    }

    @Step(after = "size", when = "SMALL")
    Letter letter(Order order) {
        return new Letter(order.id());
    }

    @Step(after = "size", when = "LARGE")
    Pallet pallet(Order order) {
        return new Pallet(order.id());
    }

    @Step(when = "LARGE")
    //! unreachable-step: 'lift' can never run: what it needs is never there together
    void lift(Letter letter, Size size) {}

    @Result
    String result(Optional<Letter> letter, Optional<Pallet> pallet) {
        return "" + letter + pallet;
    }
}
