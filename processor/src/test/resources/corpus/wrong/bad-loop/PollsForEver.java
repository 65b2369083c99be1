package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class PollsForEver {
    record Order(String id) {}
    record Job(String id) {}
    record Progress(int percent) {}

    @Step
    Job submit(Order order) {
        return new Job(order.id());
    }

    @Step
    //! bad-loop: the loop of 'poll' never ends: 'poll' runs in every round
    @Repeat(max = 50, every = "30s")
    Progress poll(Job job) {
        return new Progress(100);
    }
}
