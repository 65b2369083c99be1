package dev.lodestep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.schedule.CronReader;
import dev.lodestep.runtime.schedule.Ticks;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cron texts, as crontab has them. 2026-03-02 is a Monday. */
class UnixCronTest {
    private final UnixCron cron = new UnixCron();

    private List<String> next(String text, int count, String from) {
        List<String> times = new ArrayList<>();
        LocalDateTime time = LocalDateTime.parse(from);
        for (int i = 0; i < count; i++) {
            time = cron.read(text).after(time).orElseThrow();
            times.add(time.toString());
        }
        return times;
    }

    @Test
    void it_is_found_by_service() {
        assertThat(ServiceLoader.load(CronReader.class).findFirst()).containsInstanceOf(UnixCron.class);
    }

    @Test
    void fields_are_minute_hour_day_month_and_day_of_the_week() {
        assertThat(next("30 2 * * *", 2, "2026-03-02T02:30")).containsExactly("2026-03-03T02:30", "2026-03-04T02:30");
        assertThat(next("*/20 9-10 * * MON-FRI", 7, "2026-03-06T09:00:30"))
                .containsExactly(
                        "2026-03-06T09:20",
                        "2026-03-06T09:40",
                        "2026-03-06T10:00",
                        "2026-03-06T10:20",
                        "2026-03-06T10:40",
                        "2026-03-09T09:00",
                        "2026-03-09T09:20");
        assertThat(next("0 0 1 JAN,JUL *", 2, "2026-03-02T00:00"))
                .containsExactly("2026-07-01T00:00", "2027-01-01T00:00");
        assertThat(next("0 12 29 2 *", 1, "2026-03-02T00:00")).containsExactly("2028-02-29T12:00");
    }

    @Test
    void sunday_is_0_and_7() {
        assertThat(next("0 0 * * 0", 1, "2026-03-02T00:00")).containsExactly("2026-03-08T00:00");
        assertThat(next("0 0 * * 7", 1, "2026-03-02T00:00")).containsExactly("2026-03-08T00:00");
    }

    @Test
    void of_a_day_of_the_month_and_a_day_of_the_week_either_will_do() {
        assertThat(next("0 0 13 * FRI", 3, "2026-03-06T12:00"))
                .containsExactly("2026-03-13T00:00", "2026-03-20T00:00", "2026-03-27T00:00");
        assertThat(next("0 0 3 * FRI", 2, "2026-03-02T00:00")).containsExactly("2026-03-03T00:00", "2026-03-06T00:00");
    }

    @Test
    void times_are_found_backwards_too() {
        assertThat(cron.read("30 2 * * *").before(LocalDateTime.parse("2026-03-02T02:30")))
                .contains(LocalDateTime.parse("2026-03-01T02:30"));
        assertThat(cron.read("30 2 * * *").before(LocalDateTime.parse("2026-03-02T02:30:01")))
                .contains(LocalDateTime.parse("2026-03-02T02:30"));
    }

    @Test
    void a_tick_in_a_gap_or_an_overlap_of_the_clocks_comes_once() {
        Ticks ticks = new Ticks(cron.read("30 2 * * *"), ZoneId.of("Europe/Berlin"));

        assertThat(ticks.after(Instant.parse("2026-03-28T12:00:00Z"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(ticks.after(Instant.parse("2026-03-29T01:00:00Z"))).contains(Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(ticks.after(Instant.parse("2026-10-24T12:00:00Z"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(ticks.after(Instant.parse("2026-10-25T00:30:00Z"))).contains(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(ticks.upTo(Instant.parse("2026-10-25T01:45:00Z"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "soon"})
    void what_is_no_such_text_is_refused(String text) {
        assertThatThrownBy(() -> cron.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
