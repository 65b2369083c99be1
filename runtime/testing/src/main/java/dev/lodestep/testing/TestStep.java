package dev.lodestep.testing;

import dev.lodestep.StepContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The context of a step for tests that call the workflow's method themselves: {@code workflow.charge(order, TestStep.of("charge"))}.
 *
 * @param runId the id of the run
 * @param step the name of the node
 * @param attempt the number of the attempt, from 1
 * @param round the number of the loop's round, from 1
 * @param deadline when it must be done
 * @param cancelled whether it is to stop
 */
public record TestStep(String runId, String step, int attempt, int round, Optional<Instant> deadline, boolean cancelled)
        implements StepContext {
    /** The first attempt at a node, in a run of the id {@code test}. */
    public static TestStep of(String step) {
        return new TestStep("test", step, 1, 1, Optional.empty(), false);
    }

    /** The same in that run. */
    public TestStep inRun(String id) {
        return new TestStep(id, step, attempt, round, deadline, cancelled);
    }

    /** The same, tried for that time. */
    public TestStep attempt(int number) {
        return new TestStep(runId, step, number, round, deadline, cancelled);
    }

    /** The same in that round. */
    public TestStep round(int number) {
        return new TestStep(runId, step, attempt, number, deadline, cancelled);
    }

    /** The same, to be done by then. */
    public TestStep until(Instant time) {
        return new TestStep(runId, step, attempt, round, Optional.of(time), cancelled);
    }

    /** The same, told to stop. */
    public TestStep asCancelled() {
        return new TestStep(runId, step, attempt, round, deadline, true);
    }

    @Override
    public String idempotencyKey() {
        return runId + "/" + step + (round > 1 ? "~" + round : "");
    }

    @Override
    public System.Logger logger() {
        return System.getLogger(step);
    }
}
