package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Two cycles that have nothing to do with each other, in one compilation. */
@Workflow
class TwoCircles {
    record Order(String id) {}
    record A(int n) {}
    record B(int n) {}
    record C(int n) {}
    record D(int n) {}

    @Step
    //! step-cycle: 'first' and 'second' wait for each other
    A first(Order order, B b) {
        return new A(b.n());
    }

    @Step
    B second(@From("first") A a) {
        return new B(a.n());
    }

    @WaitForSignal(timeout = "1d", after = "fourth")
    C third(Optional<String> word) {
        return new C(1);
    }

    @Step
    //! step-cycle: 'fourth' and 'third' wait for each other
    D fourth(C c) {
        return new D(c.n());
    }
}
