package dev.lodestep.runtime.simulation;

import dev.lodestep.runtime.schedule.CronReader;
import dev.lodestep.runtime.schedule.Timetable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A language of timetables for tests, in which {@code 10} is every ten minutes. */
public final class EveryMinutes implements CronReader {
    /** For service loaders. */
    public EveryMinutes() {}

    @Override
    public Timetable read(String cron) {
        long seconds = Long.parseLong(cron) * 60;
        return new Timetable() {
            @Override
            public Optional<LocalDateTime> after(LocalDateTime time) {
                long count = Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), seconds);
                return Optional.of(at((count + 1) * seconds));
            }

            @Override
            public Optional<LocalDateTime> before(LocalDateTime time) {
                long from = time.toEpochSecond(ZoneOffset.UTC) - (time.getNano() == 0 ? 1 : 0);
                return Optional.of(at(Math.floorDiv(from, seconds) * seconds));
            }

            private LocalDateTime at(long second) {
                return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
            }
        };
    }
}
