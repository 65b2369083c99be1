package com.acme;

import dev.lodestep.*;
import java.time.Instant;

@Workflow
//! bad-schedule: 'NeedsMore' is scheduled, but needs a Report as its input
@Schedule(cron = "0 0 * * *")
class NeedsMore {
    record Report(String id) {}

    @Step
    void write(Report report) {}
}
