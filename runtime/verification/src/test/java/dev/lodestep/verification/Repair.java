package dev.lodestep.verification;

import dev.lodestep.OnFailure;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Stays parked until an operator has repaired what a step needs. */
@Workflow(onFailure = OnFailure.PARK)
public class Repair {
    private final Consumer<String> calls;
    private final BooleanSupplier repaired;

    Repair(Consumer<String> calls, BooleanSupplier repaired) {
        this.calls = calls;
        this.repaired = repaired;
    }

    record Part(String name) {}

    record Made(String name) {}

    record Fitted(String name) {}

    @Step
    Made make(Part part) {
        calls.accept("make");
        return new Made(part.name());
    }

    @Step
    @Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
    Fitted fit(Made made) {
        calls.accept("fit");
        if (!repaired.getAsBoolean()) {
            throw new IllegalStateException("the machine is broken");
        }
        return new Fitted(made.name());
    }

    @Step
    String deliver(Fitted fitted) {
        calls.accept("deliver");
        return fitted.name() + " delivered";
    }
}
