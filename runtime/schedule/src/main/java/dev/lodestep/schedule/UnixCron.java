package dev.lodestep.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.lodestep.runtime.schedule.CronReader;
import dev.lodestep.runtime.schedule.Timetable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Cron texts of five fields, as crontab has them. Found by {@link java.util.ServiceLoader}. */
public final class UnixCron implements CronReader {
    private final CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** For service loaders. */
    public UnixCron() {}

    @Override
    public Timetable read(String cron) {
        return new Times(ExecutionTime.forCron(parser.parse(cron).validate()));
    }

    /** A clock that is never put forward or back shows UTC. */
    private record Times(ExecutionTime times) implements Timetable {
        @Override
        public Optional<LocalDateTime> after(LocalDateTime time) {
            return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
        }

        @Override
        public Optional<LocalDateTime> before(LocalDateTime time) {
            return times.lastExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
        }
    }
}
