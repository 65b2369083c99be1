package dev.lodestep.verification;

import dev.lodestep.From;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;

/** Keeps a value of every type as input, as results and as a payload. */
@Workflow
public class Keepsake {
    record Given(Everything everything) {}

    record Both(Everything kept, Everything heard) {}

    @Step
    Everything keep(Given given) {
        return given.everything();
    }

    @WaitForSignal(after = "keep", timeout = "300d")
    Everything hear(Optional<Everything> heard) {
        return heard.orElseThrow();
    }

    @Step
    Both last(@From("keep") Everything kept, @From("hear") Everything heard) {
        return new Both(kept, heard);
    }
}
