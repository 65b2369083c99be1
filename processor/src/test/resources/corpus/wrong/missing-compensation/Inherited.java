package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Inherited steps are steps of the workflow, too; waits and sleeps have nothing to undo. */
abstract class Ordering {
    record Order(String id) {}
    record Reservation(String id) {}

    @Step
    //! missing-compensation: 'reserve' has no compensation, which this workflow requires
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }
}

@Workflow(compensation = Compensation.REQUIRED)
class Inherited extends Ordering {
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}

    @WaitForSignal(timeout = "3d")
    Approval approval(Optional<Answer> answer, Reservation reservation) {
        return new Approval(true);
    }

    @Step
    //! missing-compensation: 'ship' has no compensation, which this workflow requires
    String ship(Approval approval) {
        return "";
    }
}
