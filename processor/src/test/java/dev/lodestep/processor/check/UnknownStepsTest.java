package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever names a node names one that exists. */
class UnknownStepsTest {
    @Test
    void theNearestNameIsSuggested() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation")
                        .step("ship", "Shipment", "Payment")
                        .after("chrage")))
                .isEqualTo("""
                        [lodestep/unknown-step] 'ship' comes after 'chrage', but there is no such node; did you mean 'charge'?
                            "charge\"""");
    }

    @Test
    void withoutANearNameAllAreListed() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservation")
                        .after("payment")))
                .isEqualTo("""
                        [lodestep/unknown-step] 'ship' comes after 'payment', but there is no such node
                        The nodes are the methods with @Step or @WaitForSignal:
                            reserve
                            ship""");
    }

    @Test
    void methodsThatBelongToNodesNameThem() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .compensate("reserv", "release", "Reservation")
                        .onlyIf("mail", "isKnown", "Cart")
                        .result("result", "Summary", "@From(charge) Reservation")))
                .containsExactly(
                        "unknown-step at release.compensates[reserv]: 'release' compensates 'reserv', but there is no such node; did you mean 'reserve'?",
                        "unknown-step at isKnown.onlyIf[mail]: 'isKnown' guards 'mail', but there is no such node",
                        "unknown-step at result.from[charge]: 'result' takes its Reservation from 'charge', but there is no such node");
    }

    @Test
    void whatFollowsFromItIsNotReported() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Cart")
                        .after("reserv")
                        .step("mail", "void", "Shipment")))
                .containsExactly(
                        "unknown-step at ship.after[reserv]: 'ship' comes after 'reserv', but there is no such node; did you mean 'reserve'?");
    }
}
