package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class AfterItself {
    record Job(String id) {}
    record Progress(int percent) {}

    @Step
    String submit(Job job) {
        return job.id();
    }

    @Step(after = "poll")
    //! step-cycle: 'poll' waits for itself
    Progress poll(String submitted) {
        return new Progress(submitted.length());
    }
}
