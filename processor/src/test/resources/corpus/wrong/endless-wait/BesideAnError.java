package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class BesideAnError {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal
    //! endless-wait: 'approval' waits for ever if the signal never comes
    Approval approval(Answer answer, Order order) {
        return new Approval(answer.yes());
    }

    //! unknown-step: 'ship' comes after 'aproval', but there is no such node; did you mean 'approval'?
    @Step(after = "aproval")
    void ship(Order order) {}
}
