package dev.lodestep.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.benchmarks.contest.Figures.Spread;
import dev.lodestep.benchmarks.site.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void the_median_round_keeps_its_own_latencies() {
        Figures slow = new Figures(100, 10, new Spread(9, 9), new Spread(90, 90), 5);
        Figures middle = new Figures(200, 20, new Spread(1, 5), new Spread(10, 50), 4);
        Figures fast = new Figures(300, 30, new Spread(2, 2), new Spread(20, 20), 3);

        assertThat(Figures.median(List.of(fast, slow, middle))).isEqualTo(middle);
    }

    @Test
    void processors_work_is_told_for_each_step_the_servers_included() {
        Figures figures = new Figures(100, 10, new Spread(9, 9), new Spread(90, 90), 0);

        assertThat(figures.costing(new CpuTime(Duration.ofMillis(3), Optional.of(Duration.ofMillis(2))))
                        .cpuMicros())
                .isEqualTo(50);
    }
}
