package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class UndoesAWait {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal(timeout = "3d")
    Approval approval(Optional<Answer> answer, Order order) {
        return new Approval(answer.isPresent());
    }

    //! compensation-mismatch: 'withdraw' compensates 'approval', which is no step
    @Compensate("approval")
    void withdraw(Approval approval) {}

    @Sleep(after = "approval")
    java.time.Duration night(Order order) {
        return java.time.Duration.ofHours(8);
    }

    //! compensation-mismatch: 'wake' compensates 'night', which is no step
    @Compensate("night")
    void wake() {}
}
