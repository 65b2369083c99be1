package dev.lodestep.processor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few lines cross: fewer than in the order of the names, and hardly any where a workflow is built of blocks. */
class OrderingTest {
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20, 40, 60, 100})
    void neverMoreThanInTheOrderOfTheNames(int size) {
        for (long seed = 0; seed < 20; seed++) {
            Layered layered = layered(RandomCharts.wild(seed, size, 2 * size));
            int[][] order = Ordering.of(layered);

            assertThat(Crossings.of(layered, order))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(Crossings.of(layered, layered.order()));
            assertThat(vertices(order)).isEqualTo(vertices(layered.order()));
        }
    }

    @Test
    void halfOfThemAtMostInAllWildChartsTogether() {
        long found = 0;
        long named = 0;
        for (long seed = 0; seed < 30; seed++) {
            Layered layered = layered(RandomCharts.wild(seed, 40, 60));
            found += Crossings.of(layered, Ordering.of(layered));
            named += Crossings.of(layered, layered.order());
        }
        assertThat(found).isLessThan(named / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20, 40, 60, 120})
    void hardlyAnyWhereTheChartIsBuiltOfBlocks(int size) {
        for (long seed = 0; seed < 20; seed++) {
            Layered layered = layered(RandomCharts.structured(seed, size));

            assertThat(Crossings.of(layered, Ordering.of(layered)))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(size / 10);
        }
    }

    @Test
    void countsAsOneByOneComparisonDoes() {
        for (long seed = 0; seed < 20; seed++) {
            Layered layered = layered(RandomCharts.wild(seed, 20, 50));
            int[][] order = layered.order();
            int[] places = Crossings.places(layered, order);
            long expected = 0;
            for (int[] row : order) {
                for (int left = 0; left < row.length; left++) {
                    for (int right = left + 1; right < row.length; right++) {
                        expected += Crossings.ofPair(layered.below(row[left]), layered.below(row[right]), places);
                    }
                }
            }
            for (int vertex = 0; vertex < layered.size(); vertex++) {
                if (layered.beside(vertex) != Layered.NONE) {
                    expected += Math.abs(places[vertex] - places[layered.beside(vertex)]) - 1;
                }
            }
            assertThat(Crossings.of(layered, order)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void theNamedChartsHaveNextToNone() throws IOException {
        assertThat(crossings("five")).isZero();
        assertThat(crossings("twenty")).isZero();
        assertThat(crossings("sixty")).isLessThanOrEqualTo(6);
    }

    private static long crossings(String name) throws IOException {
        Layered layered = layered(ChartText.named(name));
        return Crossings.of(layered, Ordering.of(layered));
    }

    private static Layered layered(Chart chart) {
        return LayeredBuilder.build(Arcs.of(chart), 100_000).orElseThrow();
    }

    private static int[][] vertices(int[][] order) {
        return Arrays.stream(order)
                .map(each -> Arrays.stream(each).sorted().toArray())
                .toArray(int[][]::new);
    }
}
