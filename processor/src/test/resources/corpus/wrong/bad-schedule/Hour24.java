package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: '0 24 * * *' says no times: its hour is 24, and may be 0 to 23
@Schedule(cron = "0 24 * * *")
class Hour24 {
    @Step
    void tidy(Instant tick) {}
}
