package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: 'Mars/Olympus' is not a time zone
@Schedule(cron = "0 0 * * *", zone = "Mars/Olympus")
class Nowhere {
    @Step
    void tidy(Instant tick) {}
}
