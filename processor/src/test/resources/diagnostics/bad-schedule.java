package com.acme;

import dev.lodestep.Schedule;
import dev.lodestep.Step;
import dev.lodestep.Workflow;

@Workflow
@Schedule(cron = "0 30 2 * * *")
class Nightly {
    @Step
    void tidy() {}
}
