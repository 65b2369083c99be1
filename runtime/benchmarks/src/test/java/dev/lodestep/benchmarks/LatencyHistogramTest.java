package dev.lodestep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
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
    void the_median_round_keeps_its_own_latencies() {
        Figures slow = new Figures(10, 9, 9);
        Figures middle = new Figures(20, 1, 5);
        Figures fast = new Figures(30, 2, 2);

        assertThat(Figures.median(List.of(fast, slow, middle))).isEqualTo(middle);
    }

    @Test
    void the_result_line_is_for_programs() {
        Report report = new Report(
                StoreKind.SQLITE,
                new Load(64, 10, 200),
                new Figures(20_000, 2.5, 8),
                Optional.of(new Figures(40_000, 1.25, 4)));

        assertThat(report.line("throughput"))
                .isEqualTo("RESULT name=throughput store=sqlite in_flight=64 steps=10 payload_bytes=200 rounds=3"
                        + " steps_per_s=20000 p50_ms=2.500 p99_ms=8.000 raw_steps_per_s=40000 raw_p50_ms=1.250"
                        + " raw_p99_ms=4.000 ratio_to_raw=0.500 p50_to_raw=2.00");
    }
}
