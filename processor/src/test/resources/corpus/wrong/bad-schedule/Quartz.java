package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: '0 0 ? * MON#1' says no times: its day of the month is ?, and may be 1 to 31
@Schedule(cron = "0 0 ? * MON#1")
class Quartz {
    @Step
    void tidy(Instant tick) {}
}
