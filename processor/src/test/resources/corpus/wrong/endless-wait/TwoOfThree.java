package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoOfThree {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record A(boolean yes) {}
    record B(boolean yes) {}
    record C(boolean yes) {}

    @WaitForSignal
    //! endless-wait: 'manager' waits for ever if the signal never comes
    A manager(Answer answer, Order order) {
        return new A(answer.yes());
    }

    @SuppressWarnings("lodestep/endless-wait")
    @WaitForSignal
    B owner(Answer answer, A a) {
        return new B(answer.yes());
    }

    @WaitForSignal(signal = "last-word", name = "last")
    //! endless-wait: 'spouse' waits for ever if the signal never comes
    C spouse(Answer answer, B b) {
        return new C(answer.yes());
    }
}
