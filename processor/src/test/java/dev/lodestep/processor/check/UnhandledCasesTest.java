package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each case of a decision is followed. */
class UnhandledCasesTest {
    @Test
    void aCaseThatNothingFollows() {
        assertThat(Checked.message(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Shipment", "Clear")))
                .isEqualTo("""
                        [lodestep/unhandled-case] nothing goes on when 'check' gives Suspect
                            'ship' runs when 'check' gives Clear
                        Either way:
                            1) go on:
                                @Step … onSuspect(Suspect suspect) { … }
                            2) say that the run ends there:
                                ends = "Suspect"   or   aborts = "Suspect\"""");
    }

    @Test
    void aConstantThatNothingFollows() {
        assertThat(Checked.findings(workflow("Order")
                        .enumeration("Mode", "FAST", "SLOW", "NEVER")
                        .step("choose", "Mode", "Cart")
                        .step("fast", "Done", "Cart")
                        .after("choose")
                        .when("FAST")))
                .containsExactly("unhandled-case at choose: nothing goes on when 'choose' gives SLOW or NEVER");
    }

    @Test
    void aCaseThatEndsTheRunIsFollowed() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .aborts("Suspect")
                        .step("ship", "Shipment", "Clear")))
                .isEmpty();
    }

    @Test
    void aNodeThatRunsWhateverTheCaseFollowsAll() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ask", "Answer", "Suspect")
                        .step("ship", "Shipment", "Cart")
                        .after("check", "ask")))
                .isEmpty();
    }

    @Test
    void anAbsentResultIsACaseToo() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Optional<Fraud>", "Cart")
                        .step("ship", "Done", "Clear")
                        .step("refuse", "Done", "Suspect")))
                .containsExactly("unhandled-case at check: nothing goes on when 'check' gives an empty Optional");
    }
}
