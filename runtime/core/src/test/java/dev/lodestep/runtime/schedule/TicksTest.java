package dev.lodestep.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In Berlin clocks are put forward on 2026-03-29 from 2:00 to 3:00, and back on 2026-10-25 from 3:00 to 2:00. */
@DisplayName("Ticks in a time zone")
class TicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SPRING = Instant.parse("2026-03-29T01:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-25T01:00:00Z");

    /** Multiples of a length of time since midnight, with a shift; the length divides a day. */
    private static Ticks every(Duration period, LocalTime first) {
        Timetable timetable = new Timetable() {
            @Override
            public Optional<LocalDateTime> after(LocalDateTime time) {
                LocalDateTime tick = time.toLocalDate().minusDays(1).atTime(first);
                while (!tick.isAfter(time)) {
                    tick = tick.plus(period);
                }
                return Optional.of(tick);
            }

            @Override
            public Optional<LocalDateTime> before(LocalDateTime time) {
                LocalDateTime tick = time.toLocalDate().plusDays(1).atTime(first);
                while (!tick.isBefore(time)) {
                    tick = tick.minus(period);
                }
                return Optional.of(tick);
            }
        };
        return new Ticks(timetable, BERLIN);
    }

    private static List<String> between(Ticks ticks, Instant from, Instant to) {
        List<String> found = new ArrayList<>();
        Instant tick = ticks.after(from).orElseThrow();
        while (tick.isBefore(to)) {
            found.add(tick.toString().substring(5, 16));
            tick = ticks.after(tick).orElseThrow();
        }
        return found;
    }

    private static List<String> around(Ticks ticks, Instant change) {
        return between(ticks, change.minus(Duration.ofHours(2)), change.plus(Duration.ofHours(3)));
    }

    @Test
    @DisplayName("at a time that does not exist on one day come once on that day, when it would have begun")
    void gap() {
        Ticks daily = every(Duration.ofDays(1), LocalTime.of(2, 30));
        assertThat(between(daily, SPRING.minus(Duration.ofHours(30)), SPRING.plus(Duration.ofHours(30))))
                .containsExactly("03-28T01:30", "03-29T01:00", "03-30T00:30");
    }

    @Test
    @DisplayName("at a time that comes twice on one day come once on that day, the first time")
    void overlap() {
        Ticks daily = every(Duration.ofDays(1), LocalTime.of(2, 30));
        assertThat(between(daily, AUTUMN.minus(Duration.ofHours(30)), AUTUMN.plus(Duration.ofHours(30))))
                .containsExactly("10-24T00:30", "10-25T00:30", "10-26T01:30");
    }

    @Test
    @DisplayName("that are many in the time that does not exist come together as one, and all others come")
    void manyInAGap() {
        Ticks half = every(Duration.ofMinutes(30), LocalTime.of(0, 15));
        assertThat(around(half, SPRING))
                .containsExactly(
                        "03-28T23:15",
                        "03-28T23:45",
                        "03-29T00:15",
                        "03-29T00:45",
                        "03-29T01:00",
                        "03-29T01:15",
                        "03-29T01:45",
                        "03-29T02:15",
                        "03-29T02:45",
                        "03-29T03:15",
                        "03-29T03:45");
    }

    @Test
    @DisplayName("that are many in the time that comes twice come the first time only")
    void manyInAnOverlap() {
        Ticks half = every(Duration.ofMinutes(30), LocalTime.of(0, 15));
        assertThat(around(half, AUTUMN))
                .containsExactly(
                        "10-24T23:15",
                        "10-24T23:45",
                        "10-25T00:15",
                        "10-25T00:45",
                        "10-25T02:15",
                        "10-25T02:45",
                        "10-25T03:15",
                        "10-25T03:45");
    }

    @Test
    @DisplayName("are found backwards as they are found forwards, from any moment around a change of the clocks")
    void backwards() {
        Ticks ticks = every(Duration.ofMinutes(20), LocalTime.of(0, 5));
        for (Instant change : List.of(SPRING, AUTUMN)) {
            Instant end = change.plus(Duration.ofHours(3));
            Instant last = ticks.after(change.minus(Duration.ofHours(4))).orElseThrow();
            for (Instant now = last; now.isBefore(end); now = now.plusSeconds(60)) {
                Instant next = ticks.after(last).orElseThrow();
                last = now.isBefore(next) ? last : next;
                assertThat(ticks.upTo(now)).as("at %s", now).contains(last);
                assertThat(ticks.after(now).orElseThrow()).isAfter(now);
            }
        }
    }
}
