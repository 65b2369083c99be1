package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cases are named as they are called. */
class UnknownCasesTest {
    @Test
    void anUnknownConstant() {
        assertThat(Checked.message(workflow("Order")
                        .enumeration("Mode", "MANUAL", "AUTOMATIC")
                        .step("choose", "Mode", "Cart")
                        .step("ship", "Shipment", "Cart")
                        .after("choose")
                        .when("MANAUL")))
                .isEqualTo("""
                        [lodestep/unknown-case] 'MANAUL' in 'when' of 'ship' is no case of what decides about it; did you mean 'MANUAL'?
                            when = "MANUAL\"""");
    }

    @Test
    void anUnknownCaseOfTheOwnResult() {
        assertThat(Checked.message(workflow("Order")
                        .sealed("Decision", "Approved", "Rejected")
                        .step("decide", "Decision", "Cart")
                        .ends("Cancelled")))
                .isEqualTo("""
                        [lodestep/unknown-case] 'Cancelled' in 'ends' of 'decide' is no case of its result
                        The cases are:
                            Approved
                            Rejected""");
    }

    @Test
    void aResultThatHasNoCases() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservation")
                        .after("reserve")
                        .when("GOOD")))
                .containsExactly(
                        "unknown-case at ship.when[GOOD]: 'GOOD' in 'when' of 'ship' is no case of anything that 'ship' follows");
    }

    @Test
    void aCaseThatTwoNodesCouldMean() {
        assertThat(Checked.message(workflow("Order")
                        .enumeration("Mode", "FAST", "SLOW")
                        .step("first", "Mode", "Cart")
                        .step("second", "Mode", "Cart")
                        .after("first")
                        .step("ship", "Shipment", "Cart")
                        .after("first", "second")
                        .when("FAST")))
                .isEqualTo("""
                        [lodestep/unknown-case] it is not clear what decides 'when' of 'ship': 'first' and 'second' could mean it
                        Name the node, too:
                            when = "first.FAST\"""");
    }

    @Test
    void aNestedCaseStandsForAllBelowIt() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Decision", "Approved", "Refused")
                        .sealed("Refused", "Late", "Wrong")
                        .step("decide", "Decision", "Cart")
                        .step("ship", "Done", "Approved")
                        .step("refuse", "Done", "Cart")
                        .after("decide")
                        .when("Refused")))
                .isEmpty();
    }
}
