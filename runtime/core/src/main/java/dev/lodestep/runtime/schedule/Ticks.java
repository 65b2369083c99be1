package dev.lodestep.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The instants that a timetable means in a time zone, each once. Times that do not exist, since clocks are put forward, come together when they
 * would have begun; times that come twice, since clocks are put back, come the first time only. So a later time is never an earlier instant.
 */
public final class Ticks {
    private final Timetable timetable;
    private final ZoneId zone;

    /** Those of a timetable in a zone. */
    public Ticks(Timetable timetable, ZoneId zone) {
        this.timetable = timetable;
        this.zone = zone;
    }

    /** The first tick after an instant; empty if there is none any more. */
    public Optional<Instant> after(Instant instant) {
        Optional<LocalDateTime> time = timetable.after(LocalDateTime.ofInstant(instant, zone));
        while (time.isPresent() && !instant(time.get()).isAfter(instant)) {
            time = timetable.after(time.get()); // the clock shows it for the second time
        }
        return time.map(this::instant);
    }

    /** The last tick at or before an instant; empty if there was none. */
    public Optional<Instant> upTo(Instant instant) {
        LocalDateTime shown = LocalDateTime.ofInstant(instant, zone).plus(putBackLately(instant));
        Optional<LocalDateTime> time = timetable.before(shown.plusSeconds(1));
        while (time.isPresent() && instant(time.get()).isAfter(instant)) {
            time = timetable.before(time.get());
        }
        return time.map(this::instant);
    }

    /** By how much the clock was put back within a day: it has shown later times than it shows now. */
    private Duration putBackLately(Instant instant) {
        Duration change = Duration.ofSeconds((long) zone.getRules()
                        .getOffset(instant.minus(Duration.ofDays(1)))
                        .getTotalSeconds()
                - zone.getRules().getOffset(instant).getTotalSeconds());
        return change.isNegative() ? Duration.ZERO : change;
    }

    private Instant instant(LocalDateTime time) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).toInstant();
    }
}
