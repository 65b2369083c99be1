package dev.lodestep.processor.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture can be read: nothing covers anything else, and lines go where there is room. */
class PictureTest {
    @ParameterizedTest
    @ValueSource(strings = {"five", "twenty", "sixty"})
    void namedChartsAreReadable(String name) throws IOException {
        Readable.check(ChartText.named(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 20, 35, 60, 120})
    void workflowsOfAnySizeAreReadable(int size) {
        for (long seed = 0; seed < 12; seed++) {
            Readable.check(RandomCharts.structured(seed, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 30})
    void whateverTheArrowsAreThePictureIsReadable(int size) {
        for (long seed = 0; seed < 12; seed++) {
            Readable.check(RandomCharts.wild(seed, size, 2 * size));
        }
    }

    @Test
    void fiveHundredNodesAreReadable() {
        Readable.check(RandomCharts.structured(1, 500));
        Readable.check(RandomCharts.wild(1, 500, 700));
    }

    @Test
    void unusualChartsAreReadable() {
        Readable.check(ChartText.of("one", "step a"));
        Readable.check(ChartText.of("itself", "a => a : again"));
        Readable.check(ChartText.of("apart", "a -> b", "c -> d", "step e"));
        Readable.check(ChartText.of("unmarked cycle", "a -> b -> c -> a"));
        Readable.check(ChartText.of("twice", "a -> b : One", "a -> b : Other"));
        Readable.check(ChartText.of("loop that leads on", "a => b"));
        Readable.check(ChartText.of("loop in a row", "a -> b", "a -> c", "b => c : over", "c => b : back"));
    }

    @Test
    void aChartOfNothingIsAnEmptyPicture() {
        assertThat(Picture.svg(new Chart("nothing", List.of(), List.of()))).isPresent();
    }

    @Test
    void theOrderOfTheListsHasNoInfluence() throws IOException {
        Chart chart = ChartText.named("sixty");
        String expected = Picture.svg(chart).orElseThrow();
        for (long seed = 0; seed < 5; seed++) {
            List<Chart.Node> nodes = new ArrayList<>(chart.nodes());
            List<Chart.Edge> edges = new ArrayList<>(chart.edges());
            Collections.shuffle(nodes, new Random(seed));
            Collections.shuffle(edges, new Random(seed));
            assertThat(Picture.svg(new Chart(chart.title(), nodes, edges)))
                    .as("seed %s", seed)
                    .contains(expected);
        }
    }

    @Test
    void aStraightSequenceIsStraight() {
        Drawing drawing = Picture.drawn(ChartText.of("straight", "a -> bbbbbbbbbbbb -> c ..> d"))
                .orElseThrow();

        assertThat(drawing.lines()).allSatisfy(each -> assertThat(each.pieces()).allMatch(Drawing.Piece::straight));
    }

    @Test
    void whatFollowsIsBelowAndALoopLeadsUp() {
        Drawing drawing =
                Picture.drawn(ChartText.of("loop", "b -> a -> c", "c => b")).orElseThrow();

        assertThat(drawing.boxes()).extracting(each -> each.node().name()).containsExactly("b", "a", "c");
        assertThat(drawing.boxes()).extracting(each -> each.area().y()).isSorted();
    }

    @Test
    void whatIsTooLargeIsNotDrawn() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < 300; i++) {
            lines.add("n" + (i - 1) + " -> n" + i);
            lines.add("n0 ~> n" + i);
        }
        assertThat(Picture.svg(ChartText.of("too large", lines.toArray(String[]::new))))
                .isEmpty();
    }

    @Test
    void aChainOfThousandsIsDrawn() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < 5_000; i++) {
            lines.add("n" + (i - 1) + " -> n" + i);
        }
        assertThat(Picture.svg(ChartText.of("long", lines.toArray(String[]::new))))
                .isPresent();
    }

    @Test
    void anEdgeNeedsItsNodesAndANodeItsName() {
        Chart.Node node = new Chart.Node("a", Chart.NodeKind.STEP, "");
        Chart.Edge edge = new Chart.Edge("a", "b", Chart.EdgeKind.FLOW, Optional.empty());

        assertThatThrownBy(() -> new Chart("t", List.of(node), List.of(edge))).hasMessageContaining("'b'");
        assertThatThrownBy(() -> new Chart("t", List.of(node, node), List.of())).hasMessageContaining("'a'");
    }
}
