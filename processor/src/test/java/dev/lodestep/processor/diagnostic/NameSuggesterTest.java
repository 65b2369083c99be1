package dev.lodestep.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSuggesterTest {
    private static final List<String> KNOWN = List.of("charge", "change", "reserve", "ship");

    @Test
    void theNearestNameIsMeant() {
        assertThat(NameSuggester.nearest("chrage", KNOWN)).contains("charge");
        assertThat(NameSuggester.nearest("reserv", KNOWN)).contains("reserve");
        assertThat(NameSuggester.nearest("Ship", KNOWN)).contains("ship");
    }

    @Test
    void ofTwoEquallyNearNamesTheFirstByAlphabet() {
        assertThat(NameSuggester.nearest("chaxge", KNOWN)).contains("change");
    }

    @Test
    void aNameOfWhichMoreThanAThirdWouldChangeIsNotMeant() {
        assertThat(NameSuggester.nearest("payment", KNOWN)).isEmpty();
        assertThat(NameSuggester.nearest("shop", List.of("chip"))).isEmpty();
    }

    @Test
    void distanceCountsEditsAndSwaps() {
        assertThat(NameSuggester.distance("", "abc")).isEqualTo(3);
        assertThat(NameSuggester.distance("charge", "charge")).isZero();
        assertThat(NameSuggester.distance("charge", "chrage")).isEqualTo(1);
        assertThat(NameSuggester.distance("kitten", "sitting")).isEqualTo(3);
    }
}
