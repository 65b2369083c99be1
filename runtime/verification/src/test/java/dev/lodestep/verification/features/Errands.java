package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.ContinueOnError;
import dev.lodestep.Failure;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** All that can be said of attempts: how many, of which failures, how long each, and what stands in for a result. */
@Workflow
@Retry(maxAttempts = 2, initial = "1ms", factor = 3, cap = "5ms", jitter = 0.5)
public class Errands {
    /** {@code slow} names what hangs in its first attempt. */
    public record Errand(List<String> slow, boolean banned) {}

    public record Found(String what) {}

    public record Bought(String what) {}

    public record Card(String text) {}

    public record Stamp(String text) {}

    public record Home(String text) {}

    private static void hang(StepContext step, Errand list) throws InterruptedException {
        if (step.attempt() == 1 && list.slow().contains(step.step())) {
            new CountDownLatch(1).await();
        }
    }

    @Step
    @Retry(maxAttempts = 4, on = IOException.class, notOn = FileNotFoundException.class)
    Found find(Errand list) {
        return new Found("bread");
    }

    @Recover("find")
    Found missing(FileNotFoundException missing, Errand list) {
        return new Found("cake instead, " + missing.getMessage());
    }

    @Recover("find")
    Found broken(IOException broken) {
        return new Found("nothing, " + broken.getMessage());
    }

    @Step
    @Timeout("40ms")
    Bought buy(Errand list, Found found, StepContext step) throws InterruptedException {
        hang(step, list);
        return new Bought(found.what() + " at attempt " + step.attempt());
    }

    @Compensate(value = "buy", evenIfFailed = true)
    @Timeout("40ms")
    @Retry(maxAttempts = 3, initial = "2ms", factor = 1, cap = "2ms", jitter = 0)
    void giveBack(Optional<Bought> bought, Errand list, Failure why, StepContext step) throws InterruptedException {
        if (step.attempt() == 1 && list.slow().contains("giveBack")) {
            new CountDownLatch(1).await();
        }
    }

    @Step(after = "buy")
    @ContinueOnError
    CompletionStage<Card> write(Errand list) {
        return CompletableFuture.completedFuture(new Card("greetings"));
    }

    @Step
    Stamp stamp(Card card) {
        return new Stamp(card.text());
    }

    @Compensate("stamp")
    void washOff(Stamp stamp) {}

    @WaitForSignal(signal = "call", timeout = "1h", after = "buy")
    @Retry(maxAttempts = 2, initial = "1ms")
    @Timeout("10s")
    String called(Optional<String> call, Bought bought, Optional<Card> card, Optional<Stamp> stamp) {
        return call.orElse("nobody called");
    }

    @Step(after = "called")
    Home goHome(Bought bought, Optional<Stamp> stamp, Errand list) {
        if (list.banned()) {
            throw new WorkflowAbort("banned");
        }
        return new Home(bought + " " + stamp);
    }
}
