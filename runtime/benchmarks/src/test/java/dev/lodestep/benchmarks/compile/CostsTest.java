package dev.lodestep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void the_result_line_tells_the_largest_number() {
        Costs costs = new Costs();
        costs.add(500, Subject.LODESTEP, new Cost(6, 3, 300, 12));
        costs.add(500, Subject.AUTO_VALUE, new Cost(4, 1.5, 200, 3));
        costs.add(500, Subject.DAGGER, new Cost(2, 1, 50, 2));
        costs.add(10, Subject.LODESTEP, new Cost(8, 5, 300, 12));

        assertThat(costs.line(7))
                .isEqualTo("RESULT name=compile-time n=500 rounds=7 ms_per_workflow=6.000"
                        + " processor_ms_per_workflow=3.000 ratio_to_autovalue=1.500 ratio_to_dagger=3.000"
                        + " processor_ratio_to_autovalue=2.000 processor_ratio_to_dagger=3.000"
                        + " files_per_workflow=12.0 lines_per_workflow=300 growth_from_n=10 growth=0.750");
    }

    @Test
    void each_figure_has_its_own_median() {
        Cost median = Cost.median(List.of(new Cost(1, 9, 5, 3), new Cost(3, 8, 5, 3), new Cost(2, 1, 5, 3)));

        assertThat(median).isEqualTo(new Cost(2, 8, 5, 3));
    }

    @Test
    void of_two_rounds_the_median_is_between() {
        assertThat(Cost.median(List.of(new Cost(1, 2, 5, 3), new Cost(3, 6, 5, 3))))
                .isEqualTo(new Cost(2, 4, 5, 3));
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
