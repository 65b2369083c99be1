package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class EndsWithNoCase {
    sealed interface Decision permits Approved, Rejected {}
    record Approved(String by) implements Decision {}
    record Rejected(String by) implements Decision {}
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Paid(String id) {}

    //! unknown-case: 'Reject' in 'aborts' of 'approval' is no case of its result; did you mean 'Rejected'?
    @WaitForSignal(timeout = "3d", aborts = "Reject")
    Decision approval(Optional<Answer> answer, Order order) {
        return new Approved("");
    }

    //! unknown-case: 'FAILED' in 'ends' of 'charge' is no case of its result
    @Step(ends = "FAILED")
    Paid charge(Approved approved) {
        return new Paid(approved.by());
    }
}
