package dev.lodestep.runtime.engine;

import dev.lodestep.MissedTicks;
import dev.lodestep.runtime.InvalidScheduleException;
import dev.lodestep.runtime.machine.ScheduleDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.schedule.CronReader;
import dev.lodestep.runtime.schedule.Ticks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** When the next run of a workflow is to be started. Used by one thread at a time. */
final class Schedule {
    private final WorkflowDefinition<?, ?> definition;
    private final ScheduleDefinition schedule;
    private final Ticks ticks;
    private boolean begun;
    private @Nullable Instant missed;
    private @Nullable Instant next;

    private Schedule(WorkflowDefinition<?, ?> definition, ScheduleDefinition schedule, Ticks ticks) {
        this.definition = definition;
        this.schedule = schedule;
        this.ticks = ticks;
    }

    /** {@link InvalidScheduleException} if it cannot be understood here; empty if the workflow has none. */
    static Optional<Schedule> of(WorkflowDefinition<?, ?> definition) {
        return definition.schedule().map(schedule -> new Schedule(definition, schedule, ticks(definition, schedule)));
    }

    private static Ticks ticks(WorkflowDefinition<?, ?> definition, ScheduleDefinition schedule) {
        CronReader reader = reader(Thread.currentThread().getContextClassLoader())
                .or(() -> reader(CronReader.class.getClassLoader()))
                .orElseThrow(() -> new InvalidScheduleException(definition.version()
                        + " has a @Schedule, and nothing on the class path understands it: add the dependency"
                        + " dev.lodestep:lodestep-schedule, in the version of the runtime"));
        try {
            return new Ticks(reader.read(schedule.cron()), ZoneId.of(schedule.zone()));
        } catch (DateTimeException e) {
            throw new InvalidScheduleException("the @Schedule of " + definition.version() + " has the zone \""
                    + schedule.zone() + "\", which this JDK does not know: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidScheduleException("the @Schedule of " + definition.version() + " has the cron text \""
                    + schedule.cron() + "\": " + e.getMessage());
        }
    }

    private static Optional<CronReader> reader(@Nullable ClassLoader loader) {
        return ServiceLoader.load(CronReader.class, loader).findFirst();
    }

    WorkflowDefinition<?, ?> definition() {
        return definition;
    }

    /**
     * The tick whose run is to be started now, until {@link #started} says that it is.
     *
     * @param ranBefore whether the schedule has started a run before
     */
    Optional<Instant> due(Instant now, BooleanSupplier ranBefore) {
        if (!begun) {
            missed = schedule.missed() == MissedTicks.LATEST && ranBefore.getAsBoolean()
                    ? ticks.upTo(now).orElse(null)
                    : null;
            next = ticks.after(now).orElse(null);
            begun = true;
        }
        if (next != null && !next.isAfter(now)) {
            missed = ticks.upTo(now).orElse(next);
            next = ticks.after(now).orElse(null);
        }
        return Optional.ofNullable(missed);
    }

    /** The run of the tick that was due is there. */
    void started() {
        missed = null;
    }

    /** When the next one is due; empty if never. */
    Optional<Instant> next() {
        return Optional.ofNullable(next);
    }
}
