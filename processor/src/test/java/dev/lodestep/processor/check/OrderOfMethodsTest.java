package dev.lodestep.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.FlowModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.NodeModifiers;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.WorkflowBuilder;
import dev.lodestep.processor.model.WorkflowMethods;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order in which methods are declared never matters; their names matter for the order of output only. */
class OrderOfMethodsTest {
    private static final int SHUFFLES = 60;
    private static final int SEEDS = 2_000;

    static List<WorkflowModel> designed() {
        return Stream.concat(
                        LanguageWorkflowsTest.all().stream(),
                        Stream.of(
                                DesignedWorkflowsTest.orderWithReview(),
                                DesignedWorkflowsTest.orderFulfilment(),
                                DesignedWorkflowsTest.travelOneByOne(),
                                DesignedWorkflowsTest.loanWithOneAnswer(),
                                DesignedWorkflowsTest.pricing(),
                                DesignedWorkflowsTest.payment()))
                .map(WorkflowBuilder::build)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("designed")
    void aDesignedWorkflowIsTheSameInEveryOrder(WorkflowModel workflow) {
        CheckedWorkflow expected = Checks.check(workflow);
        for (int seed = 0; seed < SHUFFLES; seed++) {
            assertThat(Checks.check(shuffled(workflow, new Random(seed))))
                    .as("shuffled with seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aRandomWorkflowIsTheSameInEveryOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomWorkflows.Declared declared = RandomWorkflows.of(seed, 7);
            List<Integer> order = numbers(declared);
            List<String> names = order.stream().map(each -> "n" + each).toList();
            CheckedWorkflow expected =
                    Checks.check(RandomWorkflows.build(declared, order, names).build());
            for (int i = 0; i < shuffles(expected); i++) {
                List<Integer> other = new ArrayList<>(order);
                Collections.shuffle(other, new Random(seed * SHUFFLES + i));
                assertThat(Checks.check(
                                RandomWorkflows.build(declared, other, names).build()))
                        .as("seed %s in order %s", seed, other)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aRandomWorkflowIsTheSameUnderOtherNames() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomWorkflows.Declared declared = RandomWorkflows.of(seed, 7);
            List<Integer> order = numbers(declared);
            List<String> names = order.stream().map(each -> "n" + each).toList();
            CheckedWorkflow first =
                    Checks.check(RandomWorkflows.build(declared, order, names).build());
            for (int i = 0; i < shuffles(first); i++) {
                Random random = new Random(seed * SHUFFLES + i);
                List<Integer> otherOrder = new ArrayList<>(order);
                Collections.shuffle(otherOrder, random);
                List<String> otherNames = new ArrayList<>(names);
                Collections.shuffle(otherNames, random);
                CheckedWorkflow second = Checks.check(
                        RandomWorkflows.build(declared, otherOrder, otherNames).build());
                assertThat(signature(second, name -> names.get(otherNames.indexOf(name))))
                        .as("seed %s with names %s", seed, otherNames)
                        .isEqualTo(signature(first, name -> name));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("designed")
    void aDesignedWorkflowIsTheSameUnderOtherNames(WorkflowModel workflow) {
        List<String> names = workflow.nodes().stream().map(NodeModel::name).toList();
        Map<String, Set<String>> expected = signature(Checks.check(workflow), name -> name);
        for (int seed = 0; seed < SHUFFLES; seed++) {
            Random random = new Random(seed);
            List<String> others = new ArrayList<>(names);
            Collections.shuffle(others, random);
            WorkflowModel renamed = renamed(workflow, name -> others.get(names.indexOf(name)));
            assertThat(signature(Checks.check(shuffled(renamed, random)), name -> names.get(others.indexOf(name))))
                    .as("names %s", others)
                    .isEqualTo(expected);
        }
    }

    /** Most is to be seen where there is a graph. */
    private static int shuffles(CheckedWorkflow checked) {
        return checked.graph().isPresent() ? SHUFFLES : 5;
    }

    private static List<Integer> numbers(RandomWorkflows.Declared declared) {
        return IntStream.range(0, declared.nodes().size()).boxed().toList();
    }

    /** Kinds of findings, edges and bindings under the original names. */
    private static Map<String, Set<String>> signature(CheckedWorkflow checked, UnaryOperator<String> original) {
        Map<String, Set<String>> signature = new TreeMap<>();
        signature.put(
                "findings",
                checked.findings().stream()
                        .map(Finding::id)
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        checked.graph()
                .map(WorkflowGraph::nodes)
                .ifPresent(nodes -> nodes.forEach(node -> {
                    signature.put(original.apply(node.name()) + " follows", names(node.predecessors(), original));
                    for (Binding binding : node.bindings()) {
                        signature.put(
                                original.apply(node.name()) + " takes " + key(node, binding),
                                names(binding.producers(), original));
                    }
                }));
        return signature;
    }

    private static String key(GraphNode node, Binding binding) {
        return node.bindings().indexOf(binding) + " " + binding.input() + " " + binding.caseParameter();
    }

    private static Set<String> names(List<String> names, UnaryOperator<String> original) {
        return names.stream().map(original).collect(Collectors.toCollection(TreeSet::new));
    }

    private static WorkflowModel renamed(WorkflowModel workflow, UnaryOperator<String> name) {
        List<NodeModel> nodes = workflow.nodes().stream()
                .map(node -> new NodeModel(
                        name.apply(node.name()),
                        node.method(),
                        node.kind(),
                        node.returns(),
                        node.parameters(),
                        new FlowModel(
                                renamed(node.flow().after(), name),
                                renamed(node.flow().when(), text -> {
                                    int dot = text.indexOf('.');
                                    return dot < 0 ? text : name.apply(text.substring(0, dot)) + text.substring(dot);
                                }),
                                node.flow().ends(),
                                node.flow().aborts()),
                        renamed(node.modifiers(), name),
                        node.retry(),
                        node.timeout(),
                        node.source()))
                .toList();
        WorkflowMethods old = workflow.methods();
        WorkflowMethods methods = new WorkflowMethods(
                old.compensations().stream()
                        .map(each -> new CompanionModel.CompensationMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.evenIfFailed(),
                                each.retry(),
                                each.timeout(),
                                each.source()))
                        .toList(),
                old.conditions().stream()
                        .map(each -> new CompanionModel.OnlyIfMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.returns(),
                                each.source()))
                        .toList(),
                old.recoveries().stream()
                        .map(each -> new CompanionModel.RecoverMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.returns(),
                                each.source()))
                        .toList(),
                old.untils().stream()
                        .map(each -> new CompanionModel.UntilMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.returns(),
                                each.source()))
                        .toList(),
                old.dues().stream()
                        .map(each -> new CompanionModel.DueMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.returns(),
                                each.source()))
                        .toList(),
                old.checks().stream()
                        .map(each -> new CompanionModel.CheckMethod(
                                renamed(each.target(), name),
                                each.method(),
                                each.parameters(),
                                each.returns(),
                                each.source()))
                        .toList(),
                old.results());
        return with(workflow, nodes, methods);
    }

    private static NodeModifiers renamed(NodeModifiers modifiers, UnaryOperator<String> name) {
        return new NodeModifiers(
                modifiers.parallel(),
                modifiers.continueOnError(),
                modifiers.race(),
                modifiers
                        .repeat()
                        .map(each -> new RepeatModel(
                                each.from().map(from -> renamed(from, name)),
                                each.max(),
                                each.every(),
                                each.onLimit(),
                                each.source())),
                modifiers.rateLimit(),
                modifiers.concurrency());
    }

    private static Sourced<String> renamed(Sourced<String> text, UnaryOperator<String> name) {
        return new Sourced<>(name.apply(text.value()), text.source());
    }

    private static List<Sourced<String>> renamed(List<Sourced<String>> texts, UnaryOperator<String> name) {
        return texts.stream()
                .map(each -> new Sourced<>(name.apply(each.value()), each.source()))
                .toList();
    }

    private static WorkflowModel shuffled(WorkflowModel workflow, Random random) {
        WorkflowMethods methods = workflow.methods();
        return with(
                workflow,
                shuffled(workflow.nodes(), random),
                new WorkflowMethods(
                        shuffled(methods.compensations(), random),
                        shuffled(methods.conditions(), random),
                        shuffled(methods.recoveries(), random),
                        shuffled(methods.untils(), random),
                        shuffled(methods.dues(), random),
                        shuffled(methods.checks(), random),
                        methods.results()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> other = new ArrayList<>(list);
        Collections.shuffle(other, random);
        return other;
    }

    private static WorkflowModel with(WorkflowModel workflow, List<NodeModel> nodes, WorkflowMethods methods) {
        return new WorkflowModel(
                workflow.packageName(),
                workflow.simpleNames(),
                workflow.storedName(),
                workflow.version(),
                workflow.settings(),
                workflow.input(),
                workflow.retry(),
                nodes,
                methods,
                workflow.shapes(),
                workflow.source());
    }
}
