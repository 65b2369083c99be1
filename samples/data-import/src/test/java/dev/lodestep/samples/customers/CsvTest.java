package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void aLineBreakInQuotesEndsNoRow() {
        assertThat(Csv.rows("a,b\r\n\n\"c\nd\",e\nf"))
                .containsExactly(new Row(1, "a,b"), new Row(3, "\"c\nd\",e"), new Row(5, "f"));
    }

    @Test
    void aQuoteThatIsNeverClosedSpoilsOnlyWhatFollows() {
        assertThat(Csv.rows("a\n\"b\nc")).extracting(Row::line).containsExactly(1, 2);
    }

    @Test
    void quotesHoldCommasAndDoubledQuotes() {
        assertThat(Csv.fields("1,\"Müller, Jürgen\",\"\"\"Ann\"\"\",,"))
                .containsExactly("1", "Müller, Jürgen", "\"Ann\"", "", "");
    }

    @Test
    void aQuoteInTheMiddleIsBroken() {
        assertThatThrownBy(() -> Csv.fields("a \"b\",c")).isInstanceOf(BrokenRow.class);
        assertThatThrownBy(() -> Csv.fields("\"b,c")).isInstanceOf(BrokenRow.class);
    }
}
