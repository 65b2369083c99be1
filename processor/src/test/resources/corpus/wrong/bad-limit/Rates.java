package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Rates {
    record Order(String id) {}
    record A(int n) {}
    record B(int n) {}
    record C(int n) {}

    @Step
    //! bad-limit: '20 per second' is not a rate
    @RateLimit("20 per second")
    A one(Order order) {
        return new A(1);
    }

    @Step
    //! bad-limit: '0/s' is not a rate
    @RateLimit("0/s")
    B two(A a) {
        return new B(1);
    }

    @Step
    //! bad-limit: '10/w' is not a rate
    @RateLimit("10/w")
    C three(B b) {
        return new C(1);
    }
}
