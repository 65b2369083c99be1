package dev.lodestep.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.benchmarks.contest.Figures.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void the_median_round_keeps_its_own_latencies() {
        Figures slow = new Figures(10, new Spread(9, 9), new Spread(90, 90));
        Figures middle = new Figures(20, new Spread(1, 5), new Spread(10, 50));
        Figures fast = new Figures(30, new Spread(2, 2), new Spread(20, 20));

        assertThat(Figures.median(List.of(fast, slow, middle))).isEqualTo(middle);
    }
}
