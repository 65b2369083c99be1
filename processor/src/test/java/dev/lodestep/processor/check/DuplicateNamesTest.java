package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nodes, signals and what belongs to a node are told apart by name. */
class DuplicateNamesTest {
    @Test
    void twoNodesOfOneName() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation")
                        .step("charge2", "Payment", "Payment")
                        .named("charge")))
                .containsExactly("duplicate-name at charge2: there are two nodes named 'charge'");
    }

    @Test
    void twoWaitsForOneSignal() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "3d", "Optional<Reply>")
                        .after("reserve")
                        .waits("again", "Answer", "3d", "Optional<Reply>")
                        .after("ask")
                        .signal("ask")))
                .containsExactly("duplicate-name at ask.signal[ask]: 'again' and 'ask' both wait for the signal 'ask'");
    }

    @Test
    void twoCompensationsOfOneStep() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .compensate("reserve", "undo", "Reservation")
                        .compensate("reserve", "release", "Reservation")))
                .containsExactly("duplicate-name at undo: 'release' and 'undo' are both @Compensate(\"reserve\")");
    }

    @Test
    void twoPredicatesOfOneNode() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("mail", "void", "Reservation")
                        .onlyIf("mail", "isKnown", "Cart")
                        .onlyIf("mail", "wantsMail", "Cart")))
                .containsExactly("duplicate-name at wantsMail: 'isKnown' and 'wantsMail' are both @OnlyIf(\"mail\")");
    }

    @Test
    void twoResults() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .result("one", "Summary", "Reservation")
                        .result("other", "Summary", "Reservation")))
                .containsExactly("duplicate-name at other: 'one' and 'other' are both @Result");
    }
}
