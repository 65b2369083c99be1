package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.policy;
import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What means a duration is one. */
class BadDurationsTest {
    @Test
    void aTextThatIsNone() {
        assertThat(Checked.message(
                        workflow("Order").step("reserve", "Reservation", "Cart").timeout("5 sec")))
                .isEqualTo("""
                        [lodestep/bad-duration] '5 sec' is not a duration
                        Write a whole number and a unit, or ISO-8601:
                            200ms   30s   10m   2h   3d   PT1M30S""");
    }

    @Test
    void aWaitAndAPolicy() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .retry(policy(3, "soon", 2, "PT", 0.2))
                        .waits("ask", "Answer", "-3d", "Optional<Reply>")
                        .after("reserve")))
                .containsExactly(
                        "bad-duration at ask.timeout[-3d]: '-3d' is not a duration",
                        "bad-duration at retry.initial[soon]: 'soon' is not a duration",
                        "bad-duration at retry.cap[PT]: 'PT' is not a duration");
    }

    @Test
    void anAttemptWithoutTime() {
        assertThat(Checked.findings(
                        workflow("Order").step("reserve", "Reservation", "Cart").timeout("0s")))
                .containsExactly(
                        "bad-duration at reserve.timeout[0s]: with a timeout of '0s' no attempt at 'reserve' can ever complete");
    }

    @Test
    void aWaitMayAskWithoutWaiting() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .waits("ask", "Answer", "0s", "Optional<Reply>")
                        .after("reserve")))
                .isEmpty();
    }
}
