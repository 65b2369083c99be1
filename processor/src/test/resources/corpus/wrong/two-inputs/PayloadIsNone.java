package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The payload of a wait is no rival, what comes behind it is. */
@Workflow
class PayloadIsNone {
    record Claim(String id) {}
    record Photo(byte[] bytes) {}
    record Policy(String id) {}
    record Estimate(int cents) {}
    record Settled(int cents) {}

    @WaitForSignal(timeout = "7d")
    Estimate estimate(Optional<Photo> photo, Claim claim) {
        return new Estimate(100);
    }

    @Step
    Settled settle(
            Estimate estimate,
            Claim claim,
            //! two-inputs: 'settle' needs a Policy and 'estimate' needs a Claim
            Policy policy) {
        return new Settled(estimate.cents());
    }
}
