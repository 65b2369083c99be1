package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Until it is done, every half minute. */
@Workflow
class Polling {
    record Order(String id) {}

    record Job(String id) {}

    record Progress(int percent) {}

    record Report(String text) {}

    //= submit (order = input)
    @Step
    Job submit(Order order) {
        return new Job(order.id());
    }

    //= poll <- submit (job = submit, before = poll)
    @Step
    @Repeat(max = 50, every = "30s", onLimit = OnLimit.GO_ON)
    Progress poll(Job job, Optional<Progress> before) {
        return new Progress(before.map(Progress::percent).orElse(0) + 10);
    }

    @Until("poll")
    boolean done(Progress progress) {
        return progress.percent() >= 100;
    }

    //= report <- poll (progress = poll)
    @Step
    Report report(Progress progress) {
        return new Report("" + progress.percent());
    }
}
