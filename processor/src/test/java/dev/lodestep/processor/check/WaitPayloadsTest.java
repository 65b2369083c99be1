package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A wait takes its payload, in an Optional exactly when it has a timeout. */
class WaitPayloadsTest {
    @Test
    void noPayload() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "3d")
                        .after("reserve")))
                .containsExactly("wait-payload at ask: 'ask' waits for a signal but does not take its payload");
    }

    @Test
    void anOptionalWithoutATimeout() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "", "Optional<Reply>")
                        .after("reserve")))
                .isEqualTo("""
                        [lodestep/wait-payload] 'ask' takes an Optional<Reply>, but without a timeout the signal always comes first
                        Either way:
                            1) take the payload itself:
                                Reply reply
                            2) give the wait a timeout:
                                @WaitForSignal(timeout = "3d")""");
    }

    @Test
    void aTimeoutWithoutAnOptional() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "3d", "Reply")
                        .after("reserve")))
                .isEqualTo("""
                        [lodestep/wait-payload] 'ask' needs a Reply, but there is none when the wait times out
                        Take an Optional, which is empty then:
                            Optional<Reply> reply""");
    }
}
