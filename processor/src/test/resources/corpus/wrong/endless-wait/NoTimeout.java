package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NoTimeout {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal
    //! endless-wait: 'approval' waits for ever if the signal never comes
    Approval approval(Answer answer, Order order) {
        return new Approval(answer.yes());
    }
}
