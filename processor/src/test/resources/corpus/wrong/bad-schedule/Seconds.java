package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: '0 30 2 * * *' says no times: it has 6 fields, not 5
@Schedule(cron = "0 30 2 * * *")
class Seconds {
    @Step
    void tidy(Instant tick) {}
}
