package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! bad-duration: 'quick' is not a duration
@Retry(initial = "quick")
class InPolicies {
    record Job(String id) {}
    record Progress(int percent) {}

    @Step
    //! bad-duration: '1minute' is not a duration
    @Repeat(max = 5, every = "1minute")
    //! bad-duration: '1 m' is not a duration
    @Retry(cap = "1 m")
    Progress poll(Job job) {
        return new Progress(1);
    }

    @Until("poll")
    boolean done(Progress progress) {
        return true;
    }

    @Compensate("poll")
    //! bad-duration: 'PT' is not a duration
    @Retry(initial = "PT")
    void stop(Progress progress) {}
}
