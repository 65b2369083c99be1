package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A case with which the run ends counts with the type of its node. */
@Workflow
//! no-result: 'EndsEarly' has no single result: it ends with Decision or Shipment
class EndsEarly {
    sealed interface Decision permits Approved, Rejected {}
    record Approved(String by) implements Decision {}
    record Rejected(String by) implements Decision {}
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Shipment(String id) {}

    @WaitForSignal(timeout = "3d", ends = "Rejected")
    Decision approval(Optional<Answer> answer, Order order) {
        return new Rejected("");
    }

    @Step
    Shipment ship(Approved approved) {
        return new Shipment(approved.by());
    }
}
