package dev.lodestep.processor.model;

import dev.lodestep.MissedTicks;

/**
 * What {@code @Schedule} says.
 *
 * @param cron when, as it is written
 * @param zone the time zone, as it is written
 * @param missed what becomes of ticks at which no worker was up
 * @param source the annotation
 */
public record ScheduleModel(Sourced<String> cron, Sourced<String> zone, MissedTicks missed, SourceRef source) {}
