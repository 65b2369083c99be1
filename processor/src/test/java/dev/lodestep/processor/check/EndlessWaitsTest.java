package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A wait without a timeout is allowed, with a warning. */
class EndlessWaitsTest {
    @Test
    void aWaitForEver() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "", "Reply")
                        .after("reserve")))
                .isEqualTo("""
                        [lodestep/endless-wait] 'ask' waits for ever if the signal never comes
                        Say how long, and take an Optional that is empty when the time is over:
                            @WaitForSignal(timeout = "30d")""");
    }

    @Test
    void itIsGeneratedAllTheSame() {
        assertThat(Checked.graph(workflow("Order")
                                .step("reserve", "Reservation", "Cart")
                                .waits("ask", "Answer", "", "Reply")
                                .after("reserve"))
                        .nodes())
                .hasSize(2);
    }
}
