package dev.lodestep.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the analysis claims about small random workflows with loops is what happens when they are executed round after round. */
class RoundsTest {
    private static final int SEEDS = 12_000;
    private static final int RUNS = 120;

    @Test
    void everyValueIsOneOfThoseThatWereInferred() {
        int looping = 0;
        int nested = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Optional<WorkflowGraph> accepted = check(seed, names(seed)).graph();
            if (accepted.isEmpty() || !accepted.get().races().isEmpty()) {
                continue;
            }
            WorkflowGraph graph = accepted.get();
            Set<String> ran = new HashSet<>();
            for (int i = 0; i < RUNS; i++) {
                RoundSimulation run = RoundSimulation.run(graph, new Random((seed * RUNS + i) * 0x9E3779B97F4A7C15L));
                ran.addAll(run.ran());
                assertRun(seed, graph, run);
            }
            // That what happened in one earlier round depends on another thing of that round is not followed up.
            assertThat(ran)
                    .as("seed %s", seed)
                    .containsAll(graph.nodes().stream()
                            .filter(each -> !each.runsWhen().matches(".*(in an earlier round|depending on).*"))
                            .map(GraphNode::name)
                            .toList());
            looping += graph.loops().isEmpty() ? 0 : 1;
            nested += graph.loops().size() > 1 ? 1 : 0;
        }
        assertThat(looping).isGreaterThan(300);
        assertThat(nested).isGreaterThan(20);
    }

    private static void assertRun(long seed, WorkflowGraph graph, RoundSimulation run) {
        for (GraphNode node : graph.nodes()) {
            if (node.runsAlways() && !run.failed()) {
                assertThat(run.ran()).as("seed %s", seed).contains(node.name());
            }
        }
        for (RoundSimulation.Taken taken : run.taken()) {
            Binding binding = graph.node(taken.node()).bindings().stream()
                    .filter(each -> each.parameter().equals(taken.parameter()))
                    .findFirst()
                    .orElseThrow();
            taken.giver().ifPresent(giver -> {
                assertThat(binding.producers()).as("seed %s: %s", seed, taken).contains(giver);
                assertThat(binding.earlier().contains(giver))
                        .as("seed %s: %s", seed, taken)
                        .isEqualTo(taken.earlier());
            });
        }
    }

    @Test
    void theOrderAndTheNamesOfMethodsDoNotMatter() {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            List<String> names = names(seed);
            Set<String> expected = signature(check(seed, names), names);
            for (int i = 0; i < 6; i++) {
                Random random = new Random(seed * 31 + i);
                List<String> others = new ArrayList<>(names);
                Collections.shuffle(others, random);
                CheckedWorkflow other =
                        Checks.check(RandomLoops.of(seed, random, others).build());
                assertThat(signature(other, others))
                        .as("seed %s with names %s", seed, others)
                        .isEqualTo(expected);
            }
        }
    }

    private static CheckedWorkflow check(long seed, List<String> names) {
        return Checks.check(RandomLoops.of(seed, new Random(seed), names).build());
    }

    private static List<String> names(long seed) {
        return IntStream.range(0, RandomLoops.size(seed))
                .mapToObj(each -> "n" + each)
                .toList();
    }

    /** Kinds of findings, edges, bindings and loops by the numbers of the nodes. */
    private static Set<String> signature(CheckedWorkflow checked, List<String> names) {
        Set<String> lines = new TreeSet<>();
        checked.findings().stream().map(Finding::id).map(Enum::name).forEach(lines::add);
        checked.graph().ifPresent(graph -> {
            graph.nodes().forEach(node -> {
                lines.add(names.indexOf(node.name()) + " <- " + numbers(node.predecessors(), names));
                node.bindings()
                        .forEach(each -> lines.add(names.indexOf(node.name()) + " takes "
                                + each.parameter().type().display() + " " + numbers(each.producers(), names)
                                + numbers(each.earlier(), names) + each.input()));
            });
            graph.loops()
                    .forEach(each -> lines.add("loop " + names.indexOf(each.header()) + numbers(each.tails(), names)
                            + numbers(each.members(), names)));
        });
        return lines;
    }

    private static Set<Integer> numbers(List<String> some, List<String> names) {
        return some.stream().map(names::indexOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
