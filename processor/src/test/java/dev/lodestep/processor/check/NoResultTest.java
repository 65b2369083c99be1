package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every end gives the same type, on every way. */
class NoResultTest {
    @Test
    void endsOfTwoTypes() {
        assertThat(Checked.message(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Shipment", "Clear")
                        .step("refuse", "Refusal", "Suspect")))
                .isEqualTo("""
                        [lodestep/no-result] 'Order' has no single result: it ends with Refusal or Shipment
                            Refusal from 'refuse'
                            Shipment from 'ship'
                        Make one of them:
                            @Result Outcome result(Optional<Refusal> refusal, Optional<Shipment> shipment) { … }""");
    }

    @Test
    void anEndThatMayBeSkipped() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservation")
                        .onlyIf("ship", "wantsIt", "Cart")))
                .isEqualTo("""
                        [lodestep/no-result] 'Order' gives a Shipment, but there is none when 'wantsIt' does not let 'ship' run
                        Say what the result is then:
                            @Result Shipment result(Optional<Shipment> shipment) { … }""");
    }

    @Test
    void anEndsCaseCountsWithItsWholeType() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .ends("Suspect")
                        .step("ship", "Shipment", "Clear")))
                .containsExactly("no-result at Order: 'Order' has no single result: it ends with Fraud or Shipment");
    }

    @Test
    void aResultMethodThatGivesNothing() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .result("result", "void", "Reservation")))
                .containsExactly("no-result at result: 'result' is the @Result but returns nothing");
    }

    @Test
    void aWorkflowMayGiveNothing() {
        assertThat(Checked.findings(
                        workflow("Order").step("reserve", "Reservation", "Cart").step("mail", "void", "Reservation")))
                .isEmpty();
    }
}
