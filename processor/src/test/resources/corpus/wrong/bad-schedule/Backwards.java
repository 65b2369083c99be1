package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: '0 0 * * FRI-MON' says no times: its day of the week is FRI-MON, and may be 0 to 7 or SUN to SAT
@Schedule(cron = "0 0 * * FRI-MON")
class Backwards {
    @Step
    void tidy(Instant tick) {}
}
