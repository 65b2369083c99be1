package com.acme;

import dev.lodestep.Schedule;
import dev.lodestep.Step;
import dev.lodestep.Workflow;

@Workflow
@Schedule(cron = "30 2 * * *", zone = "Germany/Berlin")
class Nightly {
    @Step
    void tidy() {}
}
