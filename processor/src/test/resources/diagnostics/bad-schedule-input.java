package com.acme;

import dev.lodestep.Schedule;
import dev.lodestep.Step;
import dev.lodestep.Workflow;

@Workflow
@Schedule(cron = "30 2 * * *")
class Nightly {
    record Order(String id) {}

    @Step
    void tidy(Order order) {}
}
