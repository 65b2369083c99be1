package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NothingAfterThreeDays {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal(timeout = "3d")
    Approval approval(
            //! wait-payload: 'approval' needs an Answer, but there is none when the wait times out
            Answer answer,
            Order order) {
        return new Approval(answer.yes());
    }
}
