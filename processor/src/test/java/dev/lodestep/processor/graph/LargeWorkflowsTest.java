package dev.lodestep.processor.graph;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.check.CheckedWorkflow;
import dev.lodestep.processor.check.Checks;
import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workflows that no one should write are checked all the same, without running out of stack. */
class LargeWorkflowsTest {
    private static final int STEPS = 5_000;
    private static final int BRANCHES = 500;

    @Test
    void aChainOfThousandsOfSteps() {
        WorkflowBuilder workflow = workflow("Chain").step("s0", "T0", "Order");
        for (int i = 1; i < STEPS; i++) {
            workflow.step("s" + i, "T" + i, "T" + (i - 1), "Order");
        }
        WorkflowGraph graph = graph(workflow);

        assertThat(graph.nodes()).hasSize(STEPS);
        assertThat(graph.nodes().get(STEPS - 1).level()).isEqualTo(STEPS - 1);
    }

    @Test
    void aChainOfThousandsOfStepsThatTakeAndGiveTheSame() {
        WorkflowBuilder workflow = workflow("Cart").step("s0", "Cart", "Cart");
        for (int i = 1; i < STEPS; i++) {
            workflow.step("s" + i, "Cart", "Cart").after("s" + (i - 1));
        }
        WorkflowGraph graph = graph(workflow);

        assertThat(graph.node("s4711").bindings().get(0).producers()).containsExactly("s4710");
    }

    @Test
    void hundredsOfBranchesThatMeetAgain() {
        String[] cases = IntStream.range(0, BRANCHES).mapToObj(i -> "Case" + i).toArray(String[]::new);
        WorkflowBuilder workflow = workflow("Switch").sealed("Choice", cases).step("choose", "Choice", "Order");
        for (String each : cases) {
            String name = each.toLowerCase(Locale.ROOT);
            workflow.step(name, "Part" + each, each).step(name + "done", "Done", "Part" + each);
        }
        WorkflowGraph graph = graph(workflow.step("close", "Closed", "Done"));

        assertThat(graph.node("close").bindings().get(0).producers()).hasSize(BRANCHES);
        assertThat(graph.node("close").runsWhen()).isEqualTo("always");
    }

    @Test
    void hundredsOfBranchesOneOfWhichIsForgotten() {
        String[] cases = IntStream.range(0, BRANCHES).mapToObj(i -> "Case" + i).toArray(String[]::new);
        WorkflowBuilder workflow = workflow("Switch").sealed("Choice", cases).step("choose", "Choice", "Order");
        for (int i = 1; i < BRANCHES; i++) {
            workflow.step("on" + i, "Done", "Case" + i);
        }
        assertThat(Checks.check(workflow.build()).findings())
                .extracting(Finding::id)
                .containsExactly(CheckId.UNHANDLED_CASE);
    }

    @Test
    void aRingOfThousandsOfSteps() {
        WorkflowBuilder workflow = workflow("Ring").step("start", "Entry", "Order");
        for (int i = 0; i < STEPS; i++) {
            workflow.step("s" + i, "T" + i, "T" + (i + 1) % STEPS, "Entry");
        }
        assertThat(Checks.check(workflow.build()).findings())
                .extracting(Finding::id)
                .containsExactly(CheckId.STEP_CYCLE);
    }

    @Test
    void thousandsOfStepsThatNothingOrders() {
        WorkflowBuilder workflow = workflow("Fan").step("start", "Entry", "Order");
        for (int i = 0; i < 1_000; i++) {
            workflow.step("s" + i, "void", "Entry");
        }
        assertThat(Checks.check(workflow.build()).findings())
                .extracting(Finding::id)
                .containsOnly(CheckId.ACCIDENTAL_CONCURRENCY);
    }

    @Test
    void moreDecisionsThanCanBeCheckedTogether() {
        WorkflowBuilder workflow = workflow("Maze").step("s0", "T0", "Order");
        for (int i = 1; i < STEPS; i++) {
            workflow.step("s" + i, "T" + i, "Order").after("s" + (i - 1)).onlyIf("s" + i, "p" + i, "Order");
        }
        for (int i = 1; i < STEPS; i++) {
            workflow.step("u" + i, "void", "Optional<T" + i + ">", "T" + i).after("s" + (STEPS - 1));
        }
        assertThat(Checks.check(workflow.build()).findings())
                .extracting(Finding::text)
                .containsExactly("""
                [lodestep/too-many-decisions] the conditions of 'Maze' are too many to be checked together
                Split the workflow where its branches come together, so that each part decides less.""");
    }

    /** Whether the last step can run is as hard as to satisfy a formula: which is refused, not tried for ever. */
    @Test
    void aFormulaInDisguise() {
        Random random = new Random(3);
        int variables = 100;
        WorkflowBuilder workflow = workflow("Formula").step("v0", "boolean", "Order");
        for (int i = 1; i < variables; i++) {
            workflow.step("v" + i, "boolean", "Order").after("v" + (i - 1));
        }
        String last = "v" + (variables - 1);
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < 4 * variables; i++) {
            String[] literals = new String[3];
            for (int j = 0; j < literals.length; j++) {
                String variable = "v" + random.nextInt(variables);
                literals[j] = "l" + i + "x" + j;
                workflow.step(literals[j], "void", "Order")
                        .after(variable, last)
                        .when(variable + "." + random.nextBoolean());
            }
            workflow.step("c" + i, "C" + i, "Order").after(literals);
            clauses.add("C" + i);
        }
        workflow.step("all", "void", clauses.toArray(String[]::new));

        assertThat(Checks.check(workflow.build()).findings())
                .extracting(Finding::id)
                .contains(CheckId.TOO_MANY_DECISIONS);
    }

    private static WorkflowGraph graph(WorkflowBuilder workflow) {
        CheckedWorkflow checked = Checks.check(workflow.build());
        return checked.graph().orElseThrow(() -> new AssertionError(checked.findings()));
    }
}
