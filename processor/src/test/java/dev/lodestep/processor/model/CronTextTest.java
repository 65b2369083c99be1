package dev.lodestep.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "  0 0 1 1 0 ",
                "59 23 31 12 7",
                "*/15 8-18/2 1,15,31 JAN-mar,12 Mon-FRI",
                "0,30 */6 * * SUN"
            })
    void whatCrontabTakesIsFine(String text) {
        assertThat(CronText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | it has 0 fields, not 5",
                "soon          | it has 1 field, not 5",
                "* * * * * *   | it has 6 fields, not 5",
                "60 * * * *    | its minute is 60, and may be 0 to 59",
                "* -1 * * *    | its hour is -1, and may be 0 to 23",
                "* * 0 * *     | its day of the month is 0, and may be 1 to 31",
                "* * L * *     | its day of the month is L, and may be 1 to 31",
                "* * * 13 *    | its month is 13, and may be 1 to 12 or JAN to DEC",
                "* * * * FRIDAY| its day of the week is FRIDAY, and may be 0 to 7 or SUN to SAT",
                "*/0 * * * *   | its minute is */0, and may be 0 to 59",
                "1,,2 * * * *  | its minute is 1,,2, and may be 0 to 59",
                "9-1 * * * *   | its minute is 9-1, and may be 0 to 59"
            })
    void whatItDoesNotTakeIsNamed(String text, String fault) {
        assertThat(CronText.fault(text)).contains(fault);
    }
}
