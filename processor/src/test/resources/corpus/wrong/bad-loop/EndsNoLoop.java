package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class EndsNoLoop {
    record Order(String id) {}
    record Job(String id) {}
    record Progress(int percent) {}

    @Step
    Job submit(Order order) {
        return new Job(order.id());
    }

    @Step
    @Repeat(max = 50, every = "30s")
    Progress poll(Job job) {
        return new Progress(100);
    }

    @Until("poll")
    boolean done(Progress progress) {
        return progress.percent() == 100;
    }

    //! bad-loop: 'sent' ends the loop of 'submit', which does not repeat
    @Until("submit")
    boolean sent(Job job) {
        return true;
    }
}
