package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;

/** Steps that workflows below bring with them, and may change. */
abstract class Calls {
    public record Number(String digits) {}

    public record Dialled(String digits, int attempt) {}

    public record Talk(String text) {}

    @Step
    @Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
    Dialled dial(Number number, StepContext step) {
        return new Dialled(number.digits(), step.attempt());
    }

    @Compensate("dial")
    void hangUp(Dialled dialled) {}

    @Step
    Talk talk(Dialled dialled) {
        return new Talk("with " + greeting() + dialled);
    }

    abstract String greeting();
}
