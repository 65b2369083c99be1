package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a run of a workflow at each tick of a clock: exactly one, whatever the number of workers that have registered it.
 *
 * <p>The workflow has no input, or takes the tick as a {@link java.time.Instant}. The id of a tick's run is the stored name of the workflow, an
 * {@code @}, and the tick in UTC: {@code com.acme.Cleanup@2026-03-01T02:00:00Z}; starting that id by hand is the same run. Where a worker has
 * registered several versions of a workflow, the newest one says when it runs.
 *
 * <p>A tick that comes while the store does not answer is late; of several, the latest is. What becomes of ticks at which no worker was up says
 * {@link #missed}. Needs {@code dev.lodestep:lodestep-schedule} where the workflow is registered.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface Schedule {
    /**
     * When: minute, hour, day of the month, month and day of the week, as crontab has them: {@code 30 2 * * MON-FRI}. Where both a day of the
     * month and a day of the week are given, either will do.
     */
    String cron();

    /**
     * The time zone in which that is meant, as {@code Europe/Berlin}. When clocks are put forward, ticks of the time that does not exist come
     * together as one, when it would have begun; when they are put back, those of the time that comes twice come the first time only.
     */
    String zone() default "UTC";

    /** What becomes of ticks at which no worker was up. */
    MissedTicks missed() default MissedTicks.SKIP;
}
