package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.policy;
import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A retry policy can be followed. */
class BadRetriesTest {
    @Test
    void noAttempt() {
        assertThat(Checked.message(
                        workflow("Order").step("reserve", "Reservation", "Cart").retry(policy(0, "1s", 2, "1m", 0.2))))
                .isEqualTo("""
                        [lodestep/bad-retry] maxAttempts is 0, but must be at least 1, the first attempt included
                            @Retry(maxAttempts = 1)""");
    }

    @Test
    void numbersThatCannotBe() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .classRetry(policy(3, "1s", 0.5, "1m", 1.5))))
                .containsExactly(
                        "bad-retry at retry.factor[0.5]: factor is 0.5, but must be at least 1 and finite",
                        "bad-retry at retry.jitter[1.5]: jitter is 1.5, but must be from 0 to 1");
    }

    @Test
    void aFirstPauseLongerThanTheLongest() {
        assertThat(Checked.findings(
                        workflow("Order").step("reserve", "Reservation", "Cart").retry(policy(3, "2m", 2, "1m", 0))))
                .containsExactly(
                        "bad-retry at retry.initial[2m]: the first pause is 2m, but must be no longer than the longest, which is 1m");
    }

    @Test
    void anExceptionThatIsRetriedAndNot() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .retry(policy(
                                3,
                                "1s",
                                2,
                                "1m",
                                0,
                                java.util.List.of("TimeoutException"),
                                java.util.List.of("TimeoutException")))))
                .containsExactly("bad-retry at retry.maxAttempts[3]: TimeoutException is in 'on' and in 'notOn'");
    }
}
