package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Loops on one line of nodes are intervals: they are accepted exactly when any two are disjoint or nested with different beginnings. */
class NestedLoopsTest {
    private static final int SEEDS = 20_000;

    private record Interval(int from, int to) {
        boolean agreesWith(Interval other) {
            boolean disjoint = to < other.from || other.to < from;
            boolean inside = from > other.from && to < other.to || other.from > from && other.to < to;
            boolean sharedEnd = to == other.to;
            return disjoint || inside && !sharedEnd;
        }
    }

    @Test
    void whatIsDisjointOrNestedIsAcceptedAndNothingElse() {
        int nested = 0;
        int disjoint = 0;
        int overlapping = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int size = 3 + random.nextInt(7);
            List<Interval> loops = intervals(random, size);
            boolean fits = loops.stream()
                    .allMatch(one -> loops.stream().allMatch(other -> one == other || one.agreesWith(other)));
            WorkflowBuilder builder = line(size, loops, random);
            CheckedWorkflow checked = Checks.check(builder.build());
            assertThat(checked.graph().isPresent())
                    .as("seed %s: %s: %s", seed, loops, checked.findings())
                    .isEqualTo(fits);
            if (fits) {
                List<GraphLoop> found = checked.graph().orElseThrow().loops();
                assertThat(found).as("seed %s: %s", seed, loops).hasSameSizeAs(loops);
                Map<String, Interval> byHeader = new TreeMap<>();
                loops.forEach(each -> byHeader.put("n" + each.from(), each));
                for (GraphLoop each : found) {
                    Interval interval = byHeader.get(each.header());
                    assertThat(each.members()).as("seed %s: %s", seed, loops).isEqualTo(names(interval));
                    assertThat(each.outer()).as("seed %s: %s", seed, loops).isEqualTo(outer(interval, loops));
                }
                nested += found.stream().anyMatch(each -> each.outer().isPresent()) ? 1 : 0;
                disjoint += found.size() > 1
                                && found.stream().allMatch(each -> each.outer().isEmpty())
                        ? 1
                        : 0;
            } else {
                overlapping++;
                assertThat(checked.findings())
                        .as("seed %s: %s", seed, loops)
                        .extracting(Finding::id)
                        .contains(CheckId.BAD_LOOP);
            }
        }
        assertThat(nested).isGreaterThan(1_000);
        assertThat(disjoint).isGreaterThan(1_000);
        assertThat(overlapping).isGreaterThan(1_000);
    }

    private static List<Interval> intervals(Random random, int size) {
        List<Interval> loops = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int to = random.nextInt(size);
            Interval interval = new Interval(random.nextInt(to + 1), to);
            if (loops.stream().noneMatch(each -> each.to() == interval.to())) {
                loops.add(interval);
            }
        }
        return loops;
    }

    private static WorkflowBuilder line(int size, List<Interval> loops, Random random) {
        WorkflowBuilder builder = workflow("Line");
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        for (int node : order) {
            builder.step("n" + node, "void", "Order");
            if (node > 0) {
                builder.after("n" + (node - 1));
            }
            loops.stream().filter(each -> each.to() == node).forEach(each -> {
                builder.repeat(each.from() == node ? "" : "n" + each.from(), 3);
                builder.until("n" + node, "done" + node, "Order");
            });
        }
        return builder;
    }

    private static List<String> names(Interval interval) {
        return IntStream.rangeClosed(interval.from(), interval.to())
                .mapToObj(each -> "n" + each)
                .toList();
    }

    private static java.util.Optional<String> outer(Interval interval, List<Interval> loops) {
        return loops.stream()
                .filter(each -> each.from() < interval.from() && each.to() > interval.to())
                .min((one, other) -> Integer.compare(one.to() - one.from(), other.to() - other.from()))
                .map(each -> "n" + each.from());
    }
}
