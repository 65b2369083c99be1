package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No node waits for itself. */
class OrderCyclesTest {
    @Test
    void twoNodesThatNeedEachOther() {
        assertThat(Checked.message(workflow("Order")
                        .step("start", "Entry", "Cart")
                        .step("charge", "Payment", "Shipment", "Entry")
                        .step("ship", "Shipment", "Payment")))
                .isEqualTo("""
                        [lodestep/step-cycle] 'charge' and 'ship' wait for each other
                            'ship' needs the Payment of 'charge'
                            'charge' needs the Shipment of 'ship'
                        Remove one of these, or take the value from another step with @From.""");
    }

    @Test
    void aNodeAfterItself() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservation")
                        .after("ship")))
                .containsExactly("step-cycle at ship: 'ship' waits for itself");
    }

    @Test
    void aCycleOfAfterAndData() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation")
                        .after("mail")
                        .step("mail", "void", "Payment")))
                .containsExactly("step-cycle at charge: 'charge' and 'mail' wait for each other");
    }
}
