package dev.lodestep.verification;

import dev.lodestep.Compensate;
import dev.lodestep.OnFailure;
import dev.lodestep.Repeat;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Until;
import dev.lodestep.Workflow;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Pays in three rounds and then fails; some payments cannot be taken back at once, and an operator is asked. */
@Workflow(onCompensationFailure = OnFailure.PARK)
public class Unwilling {
    private final Consumer<String> calls;
    private final Predicate<String> works;

    public Unwilling(Consumer<String> calls, Predicate<String> works) {
        this.calls = calls;
        this.works = works;
    }

    public record Bill(int amount) {}

    public record Paid(int round) {}

    @Step
    @Repeat(max = 5)
    Paid pay(Bill bill, StepContext step) {
        return called("pay " + step.round(), new Paid(step.round()));
    }

    @Until("pay")
    boolean paid(Paid paid) {
        return paid.round() == 3;
    }

    @Compensate("pay")
    @Retry(maxAttempts = 1)
    void takeBack(Paid paid) {
        called("undo pay " + paid.round(), paid);
    }

    @Step
    @Retry(maxAttempts = 1)
    void close(Paid last) {
        called("close", last);
        throw new IllegalStateException("closed already");
    }

    private <T> T called(String what, T value) {
        calls.accept(what);
        if (!works.test(what)) {
            throw new IllegalStateException(what + " does not work");
        }
        return value;
    }
}
