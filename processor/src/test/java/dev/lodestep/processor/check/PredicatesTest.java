package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An @OnlyIf method returns a boolean. */
class PredicatesTest {
    @Test
    void aPredicateThatReturnsText() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("mail", "void", "Reservation")
                        .onlyIfReturning("String", "mail", "wantsMail", "Cart")))
                .containsExactly(
                        "wrong-place at wantsMail: @OnlyIf does not work on 'wantsMail': it returns String, not boolean");
    }
}
