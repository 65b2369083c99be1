package dev.lodestep.runtime.schedule;

/** Understands cron texts. Found by {@link java.util.ServiceLoader}; {@code dev.lodestep:lodestep-schedule} has one. */
public interface CronReader {
    /**
     * What a text means.
     *
     * @param cron minute, hour, day of the month, month and day of the week
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Timetable read(String cron);
}
