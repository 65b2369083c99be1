package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ScheduleMessages;
import dev.lodestep.processor.model.CronText;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowModel;
import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code bad-schedule}: the cron text and the time zone of a {@code @Schedule} are some. */
final class BadSchedules implements ModelRule {
    @Override
    public void check(WorkflowModel workflow, Report report) {
        workflow.settings().schedule().ifPresent(schedule -> {
            Sourced<String> cron = schedule.cron();
            CronText.fault(cron.value())
                    .ifPresent(fault -> report.add(ScheduleMessages.badCron(cron.source(), cron.value(), fault)));
            Sourced<String> zone = schedule.zone();
            if (!isZone(zone.value())) {
                report.add(ScheduleMessages.badZone(zone.source(), zone.value()));
            }
        });
    }

    private static boolean isZone(String text) {
        try {
            return !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
