package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every node can run. */
class UnreachableStepsTest {
    @Test
    void aStepForTwoCasesAtOnce() {
        assertThat(Checked.message(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Shipment", "Clear")
                        .step("ask", "Shipment", "Suspect")
                        .step("both", "Shipment", "Clear", "Suspect")))
                .isEqualTo("""
                        [lodestep/unreachable-step] 'both' can never run: what it needs is never there together
                            Clear clear is there when 'check' gives Clear
                            Suspect suspect is there when 'check' gives Suspect
                        Remove the step, or one of these.""");
    }

    @Test
    void aStepAfterTheRunHasEnded() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .ends("Suspect")
                        .step("ship", "Fraud", "Clear")
                        .step("ask", "Fraud", "@From(check) Suspect")))
                .containsExactly("unreachable-step at ask: 'ask' can never run: what it needs is never there together");
    }

    @Test
    void aStepAfterABranchThatExcludesIt() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Done", "Clear")
                        .step("ask", "Done", "Suspect")
                        .after("ship", "check")))
                .containsExactly(
                        "unreachable-step at ask.after[ship]: 'ask' can never run after 'ship': they are on branches that exclude each other");
    }
}
