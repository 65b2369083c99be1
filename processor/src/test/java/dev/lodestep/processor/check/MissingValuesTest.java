package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whenever a node is to run, what it needs is there. */
class MissingValuesTest {
    @Test
    void onTheOtherBranch() {
        assertThat(Checked.message(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("charge", "Payment", "Clear")
                        .step("ask", "Answer", "Suspect")
                        .step("ship", "Shipment", "Cart", "Payment")
                        .after("charge", "ask")))
                .isEqualTo("""
                        [lodestep/missing-value] 'ship' needs a Payment, but there is none when 'check' gives Suspect
                            'charge' runs when 'check' gives Clear
                        Either way:
                            1) take it only where it is there:
                                Optional<Payment> payment
                            2) let a step give it on this way, too:
                                @Step Payment payment(…) { … }""");
    }

    @Test
    void aNodeIsSkippedTogetherWithTheOnlyGiverOfWhatItNeeds() {
        assertThat(Checked.graph(workflow("Order")
                                .step("reserve", "Reservation", "Cart")
                                .step("note", "Note", "Cart")
                                .after("reserve")
                                .onlyIf("note", "wantsNote", "Cart")
                                .step("ship", "void", "Reservation", "Note"))
                        .node("ship")
                        .runsWhen())
                .isEqualTo("when 'wantsNote' lets 'note' run");
    }

    @Test
    void ofTwoIndependentConditionsNoneDecides() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .sealed("Size", "Small", "Big")
                        .step("check", "Fraud", "Cart")
                        .step("measure", "Size", "Cart")
                        .after("check")
                        .step("odd", "Odd", "Suspect", "Big")
                        .step("rest", "Odd", "Cart")
                        .after("odd", "measure")))
                .containsExactly(
                        "missing-value at odd(Big): 'odd' needs a Big, but there is none when 'check' gives Suspect and 'measure' gives Small");
    }

    @Test
    void aNodeLivesOnTheMostDeeplyNestedBranch() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .sealed("Decision", "Approved", "Rejected")
                        .step("check", "Fraud", "Cart")
                        .step("pass", "Shipment", "Clear")
                        .step("review", "Decision", "Suspect")
                        .aborts("Rejected")
                        .step("ship", "Shipment", "Approved", "Suspect")))
                .isEmpty();
    }

    @Test
    void fromANamedNodeThatGivesSomethingElse() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "@From(reserve) Payment")))
                .containsExactly(
                        "missing-value at ship(Payment): 'ship' needs a Payment from 'reserve', which gives a Reservation");
    }

    @Test
    void thePredicateNeedsItsValuesToo() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("mail", "void", "Reservation")
                        .step("log", "Entry", "Cart")
                        .after("mail")
                        .onlyIf("mail", "isKnown", "Entry")
                        .result("result", "Entry", "Entry")))
                .containsExactly(
                        "missing-value at isKnown(Entry): 'isKnown', which guards 'mail', needs an Entry, but no step before it gives one");
    }

    @Test
    void theResultNeedsItsValuesAtEveryEnd() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("ship", "Shipment", "Clear")
                        .step("refuse", "Refusal", "Suspect")
                        .result("result", "Outcome", "Shipment")))
                .containsExactly(
                        "missing-value at result(Shipment): 'result', which makes the result, needs a Shipment, but there is none when 'check' gives Suspect");
    }

    @Test
    void anAbortedRunNeedsNoResult() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .aborts("Suspect")
                        .step("ship", "Shipment", "Clear")
                        .result("result", "Outcome", "Shipment")))
                .isEmpty();
    }
}
