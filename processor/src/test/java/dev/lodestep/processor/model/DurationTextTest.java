package dev.lodestep.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @Test
    void numbersWithAUnit() {
        assertThat(DurationText.parse("200ms")).contains(Duration.ofMillis(200));
        assertThat(DurationText.parse("30s")).contains(Duration.ofSeconds(30));
        assertThat(DurationText.parse("10m")).contains(Duration.ofMinutes(10));
        assertThat(DurationText.parse("2h")).contains(Duration.ofHours(2));
        assertThat(DurationText.parse("3d")).contains(Duration.ofDays(3));
        assertThat(DurationText.parse("0s")).contains(Duration.ZERO);
    }

    @Test
    void isoTexts() {
        assertThat(DurationText.parse("PT1M30S")).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5 s",
                "-3d",
                "PT-1S",
                "soon",
                "1.5h",
                "3D",
                "999999999999999999d",
                "9999999999999999999s"
            })
    void whatIsNoDuration(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
