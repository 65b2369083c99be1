package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A workflow begins with one node. */
class SeveralStartsTest {
    @Test
    void twoStarts() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Cart")
                        .step("ship", "Shipment", "Reservation", "Payment")))
                .isEqualTo("""
                        [lodestep/several-starts] the workflow has 2 starts: 'charge', 'reserve'
                        Either way:
                            1) let one come after the other, as in this order:
                                on 'reserve': after = "charge"
                            2) let all of them run at once, and say so on each:
                                @Parallel""");
    }

    @Test
    void theLongerWayIsProposedFirst() {
        assertThat(Checked.message(workflow("Order")
                        .step("charge", "Payment", "Cart")
                        .step("reserve", "Reservation", "Cart")
                        .step("pack", "Parcel", "Reservation")
                        .step("ship", "Shipment", "Parcel", "Payment")))
                .contains("2 starts: 'reserve', 'charge'", "on 'charge': after = \"reserve\"");
    }

    @Test
    void whatIsTakenWhenAnotherIsUndoneIsProposedBeforeThatOne() {
        assertThat(Checked.message(workflow("Order")
                        .step("charge", "Payment", "Cart")
                        .compensate("charge", "refund", "Payment", "Optional<Reservation>")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservation", "Payment")))
                .contains("2 starts: 'reserve', 'charge'", "on 'charge': after = \"reserve\"");
    }

    @Test
    void startsForDifferentCasesOfTheInput() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Request", "Small", "Big")
                        .input("Request")
                        .step("small", "Done", "Small")
                        .step("big", "Done", "Big")))
                .isEmpty();
    }
}
