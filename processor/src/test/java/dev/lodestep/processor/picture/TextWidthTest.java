package dev.lodestep.processor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Widths are estimated without a font, and what is shortened stays whole characters. */
class TextWidthTest {
    @Test
    void wideCharactersAreWiderThanNarrowOnes() {
        assertThat(TextWidth.of("iiii", 10)).isLessThan(TextWidth.of("mmmm", 10));
        assertThat(TextWidth.of("注文", 10)).isGreaterThan(TextWidth.of("ab", 10));
        assertThat(TextWidth.of("e\u0301", 10)).isEqualTo(TextWidth.of("e", 10));
    }

    @Test
    void everyPrintableCharacterOfAsciiHasAWidth() {
        for (char each = ' '; each <= '~'; each++) {
            assertThat(TextWidth.of(String.valueOf(each), 1000)).isBetween(200.0, 1200.0);
        }
    }

    @Test
    void whatFitsStays() {
        assertThat(TextWidth.shortened("reserve", 13, 200)).isEqualTo("reserve");
    }

    @Test
    void whatDoesNotFitEndsWithAnEllipsisAndFits() {
        String shortened = TextWidth.shortened("a very long name of a step that nobody should have chosen", 13, 120);

        assertThat(shortened).startsWith("a very long").endsWith("…");
        assertThat(TextWidth.of(shortened, 13)).isLessThanOrEqualTo(120);
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int room = 10; room < 80; room++) {
            String pairs = TextWidth.shortened("🚚".repeat(20), 13, room);
            assertThat(pairs).matches("(🚚)*…");
            String accents = TextWidth.shortened("e\u0301".repeat(20), 13, room);
            assertThat(accents).matches("(e\u0301)*…");
        }
    }
}
