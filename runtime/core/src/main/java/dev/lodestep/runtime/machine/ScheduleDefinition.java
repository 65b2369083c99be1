package dev.lodestep.runtime.machine;

import dev.lodestep.MissedTicks;

/**
 * When runs of a workflow start by themselves.
 *
 * @param cron minute, hour, day of the month, month and day of the week
 * @param zone the time zone in which that is meant
 * @param missed what becomes of ticks at which no worker was up
 */
public record ScheduleDefinition(String cron, String zone, MissedTicks missed) {}
