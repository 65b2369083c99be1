package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class UnitsAndSigns {
    record Job(String id) {}
    record A(int n) {}
    record B(int n) {}
    record C(int n) {}
    record D(int n) {}

    @Step
    //! bad-duration: '-5s' is not a duration
    @Timeout("-5s")
    A one(Job job) {
        return new A(1);
    }

    @Step
    //! bad-duration: '1.5h' is not a duration
    @Timeout("1.5h")
    B two(A a) {
        return new B(1);
    }

    @Step
    //! bad-duration: '10' is not a duration
    @Timeout("10")
    C three(B b) {
        return new C(1);
    }

    @Step
    //! bad-duration: '' is not a duration
    @Timeout("")
    D four(C c) {
        return new D(1);
    }

    @Step
    //! bad-duration: '2w' is not a duration
    @Timeout("2w")
    void five(D d) {}
}
