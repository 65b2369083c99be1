package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Test
    void a_time_is_stored_in_the_microsecond_it_lies_in() {
        assertThat(Micros.floor(Instant.ofEpochSecond(1, 1_999))).isEqualTo(1_000_001);
        assertThat(Micros.floor(Instant.ofEpochSecond(-1, 999_999_999))).isEqualTo(-1);
    }

    @Test
    void a_due_time_is_stored_as_the_first_microsecond_that_is_not_before_it() {
        assertThat(Micros.ceiling(Instant.ofEpochSecond(1, 1_000))).isEqualTo(1_000_001);
        assertThat(Micros.ceiling(Instant.ofEpochSecond(1, 1_001))).isEqualTo(1_000_002);
        assertThat(Micros.ceiling(Instant.ofEpochSecond(-1, 999_999_001))).isEqualTo(0);
    }

    @Test
    void whole_microseconds_come_back_and_keep_their_order() {
        long seed = 20260301;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            long micros = random.nextLong() / 4;
            Instant time = Micros.toInstant(micros);
            assertThat(Micros.floor(time)).as("seed %d, %s", seed, time).isEqualTo(micros);
            assertThat(Micros.ceiling(time)).isEqualTo(micros);
        }
    }

    @Test
    void times_beyond_the_range_are_clamped() {
        assertThat(Micros.floor(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.ceiling(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.floor(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    }
}
