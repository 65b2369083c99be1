package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.OnFailure;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;

/** Waits for an operator when a step has failed, and, if it is cancelled, when something cannot be undone. */
@Workflow(onFailure = OnFailure.PARK, onCompensationFailure = OnFailure.PARK)
@Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
public class Factory {
    public record Order(int pieces) {}

    public record Metal(int kilos) {}

    public record Gears(int pieces) {}

    public record Box(String text) {}

    @Step
    Metal melt(Order order) {
        return new Metal(order.pieces());
    }

    @Compensate("melt")
    void cool(Metal metal) {}

    @Step
    Gears cut(Metal metal) {
        return new Gears(metal.kilos());
    }

    @Compensate("cut")
    void scrap(Gears gears) {}

    @WaitForSignal(timeout = "5d")
    Box pack(Optional<String> note, Gears gears) {
        return new Box(gears.pieces() + " " + note.orElse("without a note"));
    }
}
