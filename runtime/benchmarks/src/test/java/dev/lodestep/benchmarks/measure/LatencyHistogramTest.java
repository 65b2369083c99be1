package dev.lodestep.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void quantiles_are_known_to_a_few_percent() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int micros = 1; micros <= 1000; micros++) {
            histogram.add(micros * 1000L);
        }

        assertThat(histogram.count()).isEqualTo(1000);
        assertThat(histogram.millis(0.5)).isCloseTo(0.5, within(0.02));
        assertThat(histogram.millis(0.99)).isCloseTo(0.99, within(0.03));
    }

    @Test
    void without_durations_there_is_no_quantile() {
        assertThat(new LatencyHistogram().millis(0.5)).isZero();
    }

    @Test
    void what_is_forgotten_does_not_count() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.add(5_000_000);
        histogram.clear();

        assertThat(histogram.count()).isZero();
    }

    @Test
    void the_result_line_is_for_programs() {
        ResultLine line = new ResultLine("throughput", "sqlite")
                .with("rounds", 3)
                .with("p50_ms", 2.5, 3)
                .ratio("ratio_to_raw", 20_000, 40_000);

        assertThat(line).hasToString("RESULT name=throughput store=sqlite rounds=3 p50_ms=2.500 ratio_to_raw=0.500");
    }
}
