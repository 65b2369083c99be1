package dev.lodestep.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.ResultCandidate;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the analysis claims about small random workflows is what happens when they are executed in every possible way. */
class BruteForceTest {
    private static final int SEEDS = 20_000;

    /** The rules that are about executions; others are about names and texts and leave nothing to execute. */
    private static final Set<CheckId> ABOUT_EXECUTIONS = EnumSet.of(
            CheckId.MISSING_VALUE,
            CheckId.AMBIGUOUS_PARAMETER,
            CheckId.SEVERAL_STARTS,
            CheckId.ACCIDENTAL_CONCURRENCY,
            CheckId.UNHANDLED_CASE,
            CheckId.UNREACHABLE_STEP,
            CheckId.COMPENSATION_MISMATCH,
            CheckId.NO_RESULT);

    @Test
    void acceptedWorkflowsAreRightInEveryExecutionAndRejectedOnesAreNot() {
        int accepted = 0;
        int branching = 0;
        Set<CheckId> seen = EnumSet.noneOf(CheckId.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            WorkflowModel model = workflow(seed);
            CheckedWorkflow checked = Checks.check(model);
            Set<CheckId> claimed = EnumSet.noneOf(CheckId.class);
            checked.findings().stream().map(Finding::id).forEach(claimed::add);
            if (!ABOUT_EXECUTIONS.containsAll(claimed) || hasUnproduced(model)) {
                continue;
            }
            Optional<Simulation> executable = Simulation.of(model);
            if (executable.isEmpty()) {
                continue;
            }
            Simulation simulation = executable.get();
            Set<CheckId> broken = broken(model, simulation);
            assertThat(broken.isEmpty())
                    .as("seed %s: %s, executions show %s", seed, checked.findings(), broken)
                    .isEqualTo(checked.graph().isPresent());
            assertThat(broken).as("seed %s: %s", seed, checked.findings()).containsAll(claimed);
            seen.addAll(claimed);
            if (checked.graph().isPresent()) {
                accepted++;
                branching += simulation.executions().size() > 2 ? 1 : 0;
                assertBindings(seed, checked.graph().get(), simulation);
            }
        }
        assertThat(accepted).isGreaterThan(2_000);
        assertThat(branching).isGreaterThan(1_000);
        assertThat(seen).isEqualTo(ABOUT_EXECUTIONS);
    }

    private static WorkflowModel workflow(long seed) {
        RandomWorkflows.Declared plain = RandomWorkflows.of(seed, 6);
        RandomWorkflows.Declared declared = seed % 3 == 0 ? plain.withBranches(seed) : plain;
        List<Integer> order =
                IntStream.range(0, declared.nodes().size()).boxed().toList();
        return RandomWorkflows.build(
                        declared, order, order.stream().map(each -> "n" + each).toList())
                .build();
    }

    /** A type that nothing gives is reported without asking when its taker would run. */
    private static boolean hasUnproduced(WorkflowModel model) {
        return Checks.check(model).findings().stream()
                .anyMatch(each -> each.message()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .matches(".*(nothing gives one|, which gives ).*"));
    }

    /** The rules that some execution breaks. */
    private static Set<CheckId> broken(WorkflowModel model, Simulation simulation) {
        Set<CheckId> broken = EnumSet.noneOf(CheckId.class);
        List<Simulation.Execution> runs = simulation.executions();
        Nodes nodes = simulation.inference().skeleton().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            if (runs.stream().noneMatch(run -> run.ran.contains(node))) {
                broken.add(CheckId.UNREACHABLE_STEP);
                broken.add(CheckId.MISSING_VALUE);
            }
            simulation.inference().skeleton().after(node).stream()
                    .filter(each ->
                            runs.stream().noneMatch(run -> run.passed.contains(each) && run.passed.contains(node)))
                    .forEach(each -> broken.addAll(Set.of(CheckId.UNREACHABLE_STEP, CheckId.MISSING_VALUE)));
            if (!someConditionDecides(runs, node)) {
                broken.add(CheckId.MISSING_VALUE);
            }
            for (ParameterModel parameter : nodes.get(node).dataParameters()) {
                if (runs.stream()
                        .filter(run -> run.ran.contains(node))
                        .anyMatch(run -> simulation
                                        .lastGivers(run, parameter, simulation.ancestors(node))
                                        .size()
                                > 1)) {
                    broken.add(CheckId.AMBIGUOUS_PARAMETER);
                }
            }
            for (int other = 0; other < node; other++) {
                int one = other;
                if (simulation.inference().reach().unordered(node, one)
                        && !(isOnBranchBeside(simulation, node, one) && isOnBranchBeside(simulation, one, node))
                        && runs.stream().anyMatch(run -> run.ran.contains(node) && run.ran.contains(one))) {
                    boolean starts = simulation.ancestors(node).isEmpty()
                            && simulation.ancestors(one).isEmpty();
                    broken.add(starts ? CheckId.SEVERAL_STARTS : CheckId.ACCIDENTAL_CONCURRENCY);
                }
            }
        }
        unhandled(model, simulation, broken);
        methods(model, simulation, broken);
        results(model, simulation, broken);
        return broken;
    }

    /** Whether a node opens a branch, or comes after one that does and that the other node does not wait for. */
    private static boolean isOnBranchBeside(Simulation simulation, int node, int other) {
        Set<Integer> branches = new TreeSet<>(simulation.ancestors(node));
        branches.add(node);
        return branches.stream()
                .filter(each -> simulation
                        .inference()
                        .skeleton()
                        .nodes()
                        .get(each)
                        .modifiers()
                        .parallel())
                .anyMatch(each -> simulation.inference().reach().unordered(each, other));
    }

    private static boolean someConditionDecides(List<Simulation.Execution> runs, int node) {
        int conditions = runs.get(0).conditions.get(node).size();
        if (conditions == 0) {
            return true;
        }
        return IntStream.range(0, conditions)
                .anyMatch(decider -> runs.stream()
                        .filter(run -> !run.stopped.contains(node))
                        .map(run -> run.conditions.get(node))
                        .noneMatch(each -> each.get(decider) && each.contains(false)));
    }

    private static void unhandled(WorkflowModel model, Simulation simulation, Set<CheckId> broken) {
        Nodes nodes = simulation.inference().skeleton().nodes();
        for (int decider = 0; decider <= nodes.size(); decider++) {
            int at = decider;
            boolean discriminated = nodes.all().anyMatch(node -> discriminates(model, simulation, node, at));
            for (Simulation.Execution run : simulation.executions()) {
                boolean decided = at == nodes.size() || run.ran.contains(at) && !run.ended.contains(at);
                boolean followed = nodes.all()
                        .anyMatch(node -> run.passed.contains(node)
                                && (at == nodes.size()
                                        || simulation.ancestors(node).contains(at)));
                if (discriminated && decided && !followed) {
                    broken.add(CheckId.UNHANDLED_CASE);
                }
            }
        }
    }

    private static boolean discriminates(WorkflowModel model, Simulation simulation, int node, int decider) {
        Nodes nodes = simulation.inference().skeleton().nodes();
        boolean byWhen = simulation
                .inference()
                .when(node)
                .flatMap(each -> each.decider())
                .filter(each -> each == decider)
                .isPresent();
        return byWhen
                || nodes.get(node).dataParameters().stream()
                        .filter(each -> each.role() == ParameterRole.MANDATORY)
                        .anyMatch(each -> decider == nodes.size()
                                ? each.from().isEmpty()
                                        && simulation
                                                .inference()
                                                .input()
                                                .filter(type -> model.shapes()
                                                        .subtypes(type)
                                                        .contains(each.type()))
                                                .isPresent()
                                : simulation.ancestors(node).contains(decider)
                                        && each.from().stream()
                                                .allMatch(from -> from.value().equals(nodes.name(decider)))
                                        && nodes.get(decider)
                                                .result()
                                                .filter(type -> model.shapes()
                                                        .subtypes(type)
                                                        .contains(each.type()))
                                                .isPresent());
    }

    private static void methods(WorkflowModel model, Simulation simulation, Set<CheckId> broken) {
        Nodes nodes = simulation.inference().skeleton().nodes();
        for (CompanionModel.CompensationMethod method : model.compensations()) {
            int step = nodes.find(method.target().value()).orElseThrow();
            Set<Integer> known = new TreeSet<>(simulation.ancestors(step));
            known.add(step);
            for (Simulation.Execution run : simulation.executions()) {
                if (run.ran.contains(step) && isAmbiguous(simulation, run, method, known)) {
                    broken.add(CheckId.AMBIGUOUS_PARAMETER);
                }
                if (run.ran.contains(step) && lacks(simulation, run, method, known)) {
                    broken.add(CheckId.COMPENSATION_MISMATCH);
                }
            }
            if (takesWhatNobodyGives(model, simulation, method, known)) {
                broken.add(CheckId.COMPENSATION_MISMATCH);
            }
        }
        for (CompanionModel.OnlyIfMethod method : model.conditions()) {
            int node = nodes.find(method.target().value()).orElseThrow();
            for (Simulation.Execution run : simulation.executions()) {
                if (run.passed.contains(node) && isAmbiguous(simulation, run, method, simulation.ancestors(node))) {
                    broken.add(CheckId.AMBIGUOUS_PARAMETER);
                }
                if (run.passed.contains(node) && lacks(simulation, run, method, simulation.ancestors(node))) {
                    broken.add(CheckId.MISSING_VALUE);
                }
            }
        }
        Set<Integer> all = new TreeSet<>(nodes.all().boxed().toList());
        for (CompanionModel.ResultMethod method : model.results()) {
            for (Simulation.Execution run : simulation.executions()) {
                if (!run.aborted && isAmbiguous(simulation, run, method, all)) {
                    broken.add(CheckId.AMBIGUOUS_PARAMETER);
                }
                if (!run.aborted && lacks(simulation, run, method, all)) {
                    broken.add(CheckId.MISSING_VALUE);
                }
            }
            if (takesWhatNobodyGives(model, simulation, method, all)) {
                broken.add(CheckId.MISSING_VALUE);
            }
        }
    }

    private static boolean isAmbiguous(
            Simulation simulation, Simulation.Execution run, CompanionModel method, Set<Integer> known) {
        return method.parameters().stream()
                .filter(each -> each.role().isData())
                .anyMatch(each -> simulation.lastGivers(run, each, known).size() > 1);
    }

    private static boolean lacks(
            Simulation simulation, Simulation.Execution run, CompanionModel method, Set<Integer> known) {
        return method.parameters().stream()
                .filter(each -> each.role() == ParameterRole.MANDATORY)
                .anyMatch(each -> simulation
                        .lastValue(run, each, known)
                        .filter(value -> simulation.gives(value, each.type()))
                        .isEmpty());
    }

    private static boolean takesWhatNobodyGives(
            WorkflowModel model, Simulation simulation, CompanionModel method, Set<Integer> known) {
        Set<TypeRef> given = new HashSet<>();
        simulation.inference().input().ifPresent(type -> {
            given.add(type);
            given.addAll(model.shapes().subtypes(type));
        });
        known.forEach(node -> simulation
                .inference()
                .skeleton()
                .nodes()
                .get(node)
                .result()
                .ifPresent(type -> {
                    given.add(type);
                    given.addAll(model.shapes().subtypes(type));
                }));
        return method.parameters().stream()
                .filter(each -> each.role() == ParameterRole.OPTIONAL)
                .anyMatch(each -> !given.contains(each.type()));
    }

    private static void results(WorkflowModel model, Simulation simulation, Set<CheckId> broken) {
        if (!model.results().isEmpty()) {
            return;
        }
        Nodes nodes = simulation.inference().skeleton().nodes();
        Set<Object> types = new HashSet<>();
        List<Integer> candidates = new ArrayList<>();
        nodes.all()
                .filter(node -> simulation.executions().stream().anyMatch(run -> run.ran.contains(node)))
                .filter(node -> nodes.get(node).result().isPresent())
                .filter(node -> simulation.inference().graph().successors(node).isEmpty()
                        || !nodes.get(node).flow().ends().isEmpty())
                .forEach(node -> {
                    candidates.add(node);
                    types.add(nodes.get(node).result().orElseThrow());
                });
        boolean without = simulation.executions().stream()
                .anyMatch(run -> !run.aborted
                        && candidates.stream()
                                .noneMatch(node -> run.values.containsKey(node)
                                        && (simulation
                                                        .inference()
                                                        .graph()
                                                        .successors(node)
                                                        .isEmpty()
                                                || run.ended.contains(node))));
        boolean atOnce = simulation.executions().stream()
                .anyMatch(run -> candidates.stream()
                        .anyMatch(one -> candidates.stream()
                                .anyMatch(
                                        other -> simulation.inference().reach().unordered(one, other)
                                                && run.ran.contains(one)
                                                && run.ran.contains(other))));
        if (atOnce || types.size() > 1 || !candidates.isEmpty() && without) {
            broken.add(CheckId.NO_RESULT);
        }
    }

    private static void assertBindings(long seed, WorkflowGraph graph, Simulation simulation) {
        Nodes nodes = simulation.inference().skeleton().nodes();
        for (GraphNode each : graph.nodes()) {
            int node = nodes.find(each.name()).orElseThrow();
            for (Binding binding : each.bindings()) {
                Set<String> bound = new TreeSet<>();
                boolean input = false;
                for (Simulation.Execution run : simulation.executions()) {
                    if (binding.caseParameter() || run.passed.contains(node)) {
                        Set<Integer> last = simulation.lastGivers(run, binding.parameter(), simulation.ancestors(node));
                        last.forEach(giver -> bound.add(nodes.name(giver)));
                        input |= last.isEmpty()
                                && simulation
                                        .lastValue(run, binding.parameter(), Set.of())
                                        .isPresent();
                    }
                }
                assertThat(new TreeSet<>(binding.producers()))
                        .as("seed %s: %s of %s", seed, binding, each.name())
                        .isEqualTo(bound);
                assertThat(binding.input()).as("seed %s: %s", seed, binding).isEqualTo(input);
            }
        }
        for (Simulation.Execution run : simulation.executions()) {
            if (!run.aborted && !graph.resultCandidates().isEmpty()) {
                assertThat(completedCandidates(graph, simulation, run))
                        .as("seed %s", seed)
                        .isNotEmpty();
            }
        }
    }

    private static List<String> completedCandidates(
            WorkflowGraph graph, Simulation simulation, Simulation.Execution run) {
        return graph.resultCandidates().stream()
                .filter(each -> {
                    int node = simulation
                            .inference()
                            .skeleton()
                            .nodes()
                            .find(each.node())
                            .orElseThrow();
                    return run.values.containsKey(node) && (each.cases().isEmpty() || run.ended.contains(node));
                })
                .map(ResultCandidate::node)
                .toList();
    }
}
