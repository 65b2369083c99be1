package dev.lodestep.verification.chaos.work;

import dev.lodestep.Compensate;
import dev.lodestep.Due;
import dev.lodestep.Parallel;
import dev.lodestep.Retry;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A sequence, a branch on which somebody is asked, a parallel part with a transaction in it, a sleep; and an end that may undo it all. */
@Workflow(name = "purchase")
@Retry(maxAttempts = 50, initial = "20ms", cap = "250ms")
public class Purchase {
    private final Effects effects;

    /** One whose effects go there. */
    public Purchase(Effects effects) {
        this.effects = effects;
    }

    /**
     * What is to happen.
     *
     * @param item what is bought; results are made of it
     * @param failures how many attempts at reserving fail
     * @param asks whether somebody is asked
     * @param patienceMillis how long his answer is waited for
     * @param restMillis how long the run sleeps
     * @param doomed whether it fails at the end
     */
    public record Plan(String item, int failures, boolean asks, int patienceMillis, int restMillis, boolean doomed) {}

    /** What was put aside. */
    public record Reserved(String item) {}

    /** Whether somebody has to be asked. */
    public sealed interface Check permits Plain, Doubtful {}

    /** Nobody has to. */
    public record Plain() implements Check {}

    /** Somebody has to. */
    public record Doubtful(String why) implements Check {}

    /** What somebody answers. */
    public record Reply(boolean yes, String by) {}

    /** What was decided. */
    public sealed interface Decision permits Go, No {}

    /** It goes on. */
    public record Go(String by) implements Decision {}

    /** It does not. */
    public record No(String by) implements Decision {}

    /** It is packed. */
    public record Packed(String box) {}

    /** It is paid. */
    public record Paid(String receipt) {}

    /** It is done. */
    public record Sent(String text) {}

    @Step
    Reserved reserve(Plan plan, StepContext step) {
        effects.leave("reserve", step);
        if (step.attempt() <= plan.failures()) {
            throw new IllegalStateException("planned failure " + step.attempt());
        }
        return new Reserved(plan.item());
    }

    @Compensate("reserve")
    void release(Reserved reserved, StepContext step) {
        effects.leave("undo reserve", step);
    }

    @Step(after = "reserve")
    Check check(Plan plan, StepContext step) {
        effects.leave("check", step);
        return plan.asks() ? new Doubtful(plan.item() + " is dear") : new Plain();
    }

    @Due("decide")
    Instant patience(Plan plan) {
        return Instant.now().plusMillis(plan.patienceMillis());
    }

    @WaitForSignal(aborts = "No")
    Decision decide(Optional<Reply> reply, Doubtful doubtful, StepContext step) {
        effects.leave("decide", step);
        return reply.<Decision>map(given -> given.yes() ? new Go(given.by()) : new No(given.by()))
                .orElseGet(() -> new Go("nobody"));
    }

    @Step(after = {"check", "decide"})
    @Parallel
    Packed pack(Reserved reserved, StepContext step) {
        effects.leave("pack", step);
        return new Packed("box of " + reserved.item());
    }

    @Compensate("pack")
    void unpack(Packed packed, StepContext step) {
        effects.leave("undo pack", step);
    }

    @Step(after = {"check", "decide"})
    @Parallel
    Paid pay(Reserved reserved, Connection connection, StepContext step) throws SQLException {
        effects.leave("pay", step, connection);
        return new Paid("paid " + reserved.item());
    }

    @Compensate("pay")
    void refund(Paid paid, Connection connection, StepContext step) throws SQLException {
        effects.leave("undo pay", step, connection);
    }

    @Sleep(after = {"pack", "pay"})
    Duration rest(Plan plan) {
        return Duration.ofMillis(plan.restMillis());
    }

    @Step(after = "rest")
    Sent send(Plan plan, Packed packed, Paid paid, Optional<Decision> decision, StepContext step) {
        effects.leave("send", step);
        if (plan.doomed()) {
            throw new WorkflowAbort("nobody is there");
        }
        return new Sent(packed.box() + ", " + paid.receipt() + ", " + decision);
    }
}
