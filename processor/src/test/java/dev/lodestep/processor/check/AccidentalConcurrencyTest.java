package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nothing runs at the same time by accident. */
class AccidentalConcurrencyTest {
    @Test
    void twoStepsAfterOne() {
        assertThat(Checked.message(workflow("Order")
                        .step("charge", "Payment", "Cart")
                        .step("ship", "Shipment", "Payment")
                        .step("mail", "void", "Payment")))
                .isEqualTo("""
                        [lodestep/accidental-concurrency] 'ship' and 'mail' could run at the same time: nothing says which comes first
                            both come after 'charge'
                        Say it, either way:
                            1) on 'ship':
                                after = "mail"
                            2) on 'mail':
                                after = "ship"
                            3) on both, where they may run at once:
                                @Parallel""");
    }

    @Test
    void onlyTheForkIsReported() {
        assertThat(Checked.findings(workflow("Order")
                        .step("charge", "Payment", "Cart")
                        .step("ship", "Shipment", "Payment")
                        .step("mail", "Sent", "Payment")
                        .step("track", "Trace", "Shipment")
                        .step("file", "void", "Sent")))
                .containsExactly(
                        "accidental-concurrency at ship: 'ship' and 'mail' could run at the same time: nothing says which comes first");
    }

    @Test
    void aQuoteThatMayOrMayNotBeTaxed() {
        assertThat(Checked.findings(workflow("Order")
                        .step("price", "Cart", "Cart")
                        .step("quote", "Quote", "Cart")
                        .after("price")
                        .step("tax", "Cart", "Cart")
                        .after("price")
                        .step("receipt", "Receipt", "Quote", "Cart")))
                .containsExactly(
                        "accidental-concurrency at tax: 'tax' and 'quote' could run at the same time: nothing says which comes first");
    }

    @Test
    void branchesThatExcludeEachOtherAreNotConcurrent() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Done", "Clear")
                        .step("refuse", "Done", "Suspect")))
                .isEmpty();
    }
}
