package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NeverEmpty {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal
    Approval approval(
            //! wait-payload: 'approval' takes an Optional<Answer>, but without a timeout the signal always comes first
            Optional<Answer> answer,
            Order order) {
        return new Approval(answer.isPresent());
    }
}
