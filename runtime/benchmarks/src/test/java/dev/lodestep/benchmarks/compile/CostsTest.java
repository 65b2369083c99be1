package dev.lodestep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void the_result_line_tells_the_largest_number() {
        Costs costs = new Costs();
        costs.add(500, Subject.LODESTEP, new Cost(3, 6, 300, 12));
        costs.add(500, Subject.AUTO_VALUE, new Cost(1.5, 4, 200, 3));
        costs.add(500, Subject.DAGGER, new Cost(1, 2, 50, 2));
        costs.add(150, Subject.LODESTEP, new Cost(4, 8, 300, 12));
        costs.add(10, Subject.LODESTEP, new Cost(40, 60, 300, 12));

        assertThat(costs.line("cold", 7))
                .isEqualTo("RESULT name=compile-time mode=cold n=500 rounds=7 ms_per_workflow=3.000"
                        + " ratio_to_autovalue=2.000 ratio_to_dagger=3.000 total_ms_per_workflow=6.000"
                        + " total_ratio_to_autovalue=1.500 total_ratio_to_dagger=3.000"
                        + " files_per_workflow=12.0 lines_per_workflow=300 growth_from_n=150 growth=0.750");
    }

    @Test
    void a_cost_is_the_difference_of_the_shortest_compilations() {
        Cost cost = Cost.ofShortest(
                2,
                List.of(
                        new Round(10_000_000, 60_000_000, 50_000_000, 600, 8),
                        new Round(20_000_000, 80_000_000, 40_000_000, 600, 8)));

        assertThat(cost).isEqualTo(new Cost(10, 25, 300, 4));
    }

    @Test
    void without_types_there_is_nothing_to_measure() {
        assertThatThrownBy(() -> new Plan(List.of(10, 0), 5, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least one round of at least one type is needed");
        assertThatThrownBy(() -> new Plan(List.of(10), 5, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a warm-up has at least no round, of at least one type");
    }
}
