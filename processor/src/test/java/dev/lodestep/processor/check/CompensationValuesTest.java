package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a compensation needs is there whenever its step is completed. */
class CompensationValuesTest {
    @Test
    void aResultOfALaterStep() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation")
                        .compensate("reserve", "release", "Reservation", "Payment")))
                .isEqualTo("""
                        [lodestep/compensation-mismatch] 'release', which undoes 'reserve', needs a Payment, but no step before it gives one
                            'charge' runs always
                        Either way:
                            1) take it only where it is there:
                                Optional<Payment> payment
                            2) let an earlier step give it:
                                @Step Payment payment(…) { … }""");
    }

    @Test
    void aResultOfABranch() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ask", "Answer", "Suspect")
                        .step("ship", "Shipment", "Cart")
                        .after("check", "ask")
                        .compensate("ship", "back", "Answer")))
                .containsExactly(
                        "compensation-mismatch at back(Answer): 'back', which undoes 'ship', needs an Answer, but there is none when 'check' gives Clear");
    }

    @Test
    void theResultOfAStepThatMayHaveFailed() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .compensateEvenIfFailed("reserve", "release", "Reservation")))
                .containsExactly(
                        "compensation-mismatch at release(Reservation): 'release', which undoes 'reserve', needs a Reservation, but no step before it gives one");
    }

    @Test
    void thatResultMayBeAbsent() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .compensateEvenIfFailed(
                                "reserve", "release", "Optional<Reservation>", "Cart", "Failure", "StepContext")))
                .isEmpty();
    }

    @Test
    void aWaitHasNothingToUndo() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "3d", "Optional<Reply>")
                        .after("reserve")
                        .compensate("ask", "undo", "Answer")))
                .containsExactly(
                        "compensation-mismatch at undo.compensates[ask]: 'undo' compensates 'ask', which is no step");
    }
}
