package com.acme;

import dev.lodestep.Schedule;

@Schedule(cron = "30 2 * * *")
class Nightly {}
